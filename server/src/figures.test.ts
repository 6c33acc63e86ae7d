import { mobilityDeskRoutes } from '@yuanhang/contract';
import { buildCast, buildSubmitted, buildTripProgramme, decide } from '../test/factories/applications';
import { buildTrip, sendCheckIn } from '../test/factories/check-ins';
import { startWatchWorld, type WatchWorld } from '../test/watch-world';

let world: WatchWorld;
beforeEach(async () => {
  world = await startWatchWorld();
});
afterEach(() => world.stop());

/** What Prometheus reads, by name and label. */
async function figures(): Promise<Record<string, number>> {
  const text = await (await fetch(`${world.url}/metrics`)).text();
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]),
  );
}
const minutes = (count: number) => count * 60_000;

it('tells of a call for help until somebody answers for it', async () => {
  const { cast, applicationId } = await buildTrip(world);
  const at = '2027-02-27T08:00:00.000Z';
  const [student = cast.student, office = cast.office] = await world.later(at, cast.student, cast.office);
  await sendCheckIn(world, student, applicationId, { wellbeing: 'needs_help', city: '柏林' });
  world.clock.advance(minutes(5));
  expect(await figures()).toMatchObject({ help_requests_unacknowledged: 1, help_requests_oldest_seconds: 300 });
  const { items } = await office.call(mobilityDeskRoutes.helpRequests, { query: {} });
  const params = { id: items[0]?.id ?? '' };
  await office.call(mobilityDeskRoutes.acknowledge, { params, body: { comment: '在联系' } });
  expect(await figures()).toMatchObject({ help_requests_unacknowledged: 0, help_requests_oldest_seconds: 0 });
});

it('tells how long the bot has been silent, and what it has not fetched', async () => {
  expect(await figures()).not.toHaveProperty('chat_bot_silent_seconds');
  const login = await world.logIn();
  const cast = await buildCast(world);
  await world.bind(login, 'contact', cast.student);
  const programmeId = await buildTripProgramme(world, cast.office);
  await decide(cast.collegeReviewer, await buildSubmitted(world, cast.student, programmeId));
  await world.outbox.drain();
  world.clock.advance(minutes(2));
  expect(await figures()).toMatchObject({
    chat_bot_silent_seconds: 120,
    chat_bot_online: 1,
    'deliveries_waiting{channel="chat"}': 1,
    'deliveries_oldest_seconds{channel="chat"}': 120,
  });
});

it('tells which sweep does not get done', async () => {
  await world.sweeps.start();
  await world.sweeps.stop();
  expect((await figures())['sweep_done_seconds{sweep="reminders"}']).toBe(0);
  world.clock.advance(minutes(20));
  expect((await figures())['sweep_done_seconds{sweep="reminders"}']).toBe(20 * 60);
});
