import { buildExchange, sendCheckIn } from '../../test/factories/check-ins';
import { type ServerFixture, startServerFixture } from '../../test/server-fixture';
import { upcoming } from './upcoming';

let fixture: ServerFixture;
beforeAll(async () => {
  fixture = await startServerFixture();
});
afterAll(() => fixture.stop());

it('lists the coming days of the person bound to the chat, soonest first, at ten in the morning at their location', async () => {
  const { users, applicationId } = await buildExchange(fixture);
  const loginId = await fixture.logIn();
  await fixture.bind(loginId, 'lin', users.student);
  const days = () => upcoming(fixture.database, 'lin', fixture.clock.now());

  expect(await days()).toEqual([
    { at: '2027-02-26T09:00:00.000Z', label: '出发那天' },
    { at: '2027-02-27T09:00:00.000Z', label: '该抵达打卡了' },
    { at: '2027-08-24T08:00:00.000Z', label: '返校前 7 天' },
    { at: '2027-08-31T08:00:00.000Z', label: '返校那天' },
  ]);
  const [student = users.student] = await fixture.later('2027-02-27T08:00:00.000Z', users.student);
  await sendCheckIn(fixture, student, applicationId, { city: '柏林' });
  expect((await days()).map(({ label }) => label)).toEqual(['打卡前一天', '打卡那天', '打卡逾期 1 天', '返校前 7 天']);
  expect(await upcoming(fixture.database, 'somebody', fixture.clock.now())).toEqual([]);
});
