import { buildTrip, sendCheckIn } from '../../test/factories/check-ins';
import { startWatchWorld, type WatchWorld } from '../../test/watch-world';
import { upcoming } from './upcoming';

let world: WatchWorld;
beforeAll(async () => {
  world = await startWatchWorld();
});
afterAll(() => world.stop());

it('names the days of whoever is bound to the chat, soonest first, at ten in the morning where they are', async () => {
  const { cast, applicationId } = await buildTrip(world);
  const loginId = await world.logIn();
  await world.bind(loginId, 'lin', cast.student);
  const days = () => upcoming(world.database, 'lin', world.clock.now());

  expect(await days()).toEqual([
    { at: '2027-02-26T09:00:00.000Z', label: '出发那天' },
    { at: '2027-02-27T09:00:00.000Z', label: '该抵达打卡了' },
    { at: '2027-08-24T08:00:00.000Z', label: '返校前 7 天' },
    { at: '2027-08-31T08:00:00.000Z', label: '返校那天' },
  ]);
  const [student = cast.student] = await world.later('2027-02-27T08:00:00.000Z', cast.student);
  await sendCheckIn(world, student, applicationId, { city: '柏林' });
  expect((await days()).map(({ label }) => label)).toEqual(['打卡前一天', '打卡那天', '打卡逾期 1 天', '返校前 7 天']);
  expect(await upcoming(world.database, 'somebody', world.clock.now())).toEqual([]);
});
