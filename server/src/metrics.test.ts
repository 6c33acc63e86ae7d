import { mobilityDeskRoutes } from '@yuanhang/contract';
import { buildExchangeProgramme, buildSubmitted, buildUsers, decide } from '../test/factories/applications';
import { buildExchange, sendCheckIn } from '../test/factories/check-ins';
import { type ServerFixture, startServerFixture } from '../test/server-fixture';

let fixture: ServerFixture;
beforeEach(async () => {
  fixture = await startServerFixture();
});
afterEach(() => fixture.stop());

/** The metrics as Prometheus reads them, by name and label. */
async function metrics(): Promise<Record<string, number>> {
  const text = await (await fetch(`${fixture.url}/metrics`)).text();
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]),
  );
}
const minutes = (count: number) => count * 60_000;

it('reports a help request until it is acknowledged', async () => {
  const { users, applicationId } = await buildExchange(fixture);
  const at = '2027-02-27T08:00:00.000Z';
  const [student = users.student, office = users.office] = await fixture.later(at, users.student, users.office);
  await sendCheckIn(fixture, student, applicationId, { wellbeing: 'needs_help', city: '柏林' });
  fixture.clock.advance(minutes(5));
  expect(await metrics()).toMatchObject({ help_requests_unacknowledged: 1, help_requests_oldest_seconds: 300 });
  const { items } = await office.call(mobilityDeskRoutes.helpRequests, { query: {} });
  const params = { id: items[0]?.id ?? '' };
  await office.call(mobilityDeskRoutes.acknowledge, { params, body: { comment: '在联系' } });
  expect(await metrics()).toMatchObject({ help_requests_unacknowledged: 0, help_requests_oldest_seconds: 0 });
});

it('reports a bot that never came as silent since this server started', async () => {
  expect(await metrics()).toMatchObject({ chat_bot_silent_seconds: 0 });
  fixture.clock.advance(minutes(3));
  expect(await metrics()).toMatchObject({ chat_bot_silent_seconds: 180 });
});

it('reports how long the bot has been silent, and which messages it has not claimed', async () => {
  const login = await fixture.logIn();
  const users = await buildUsers(fixture);
  await fixture.bind(login, 'contact', users.student);
  const programmeId = await buildExchangeProgramme(fixture, users.office);
  await decide(users.collegeReviewer, await buildSubmitted(fixture, users.student, programmeId));
  await fixture.outbox.drain();
  fixture.clock.advance(minutes(2));
  expect(await metrics()).toMatchObject({
    chat_bot_silent_seconds: 120,
    chat_bot_online: 1,
    'deliveries_waiting{channel="chat"}': 1,
    'deliveries_oldest_seconds{channel="chat"}': 120,
  });
});

it('reports an audit log whose end was changed from outside', async () => {
  expect((await metrics()).audit_log_broken).toBe(0);
  await fixture.database.transaction((tx) => fixture.database.execute('DELETE FROM audit_head', {}, tx));
  expect((await metrics()).audit_log_broken).toBe(1);
});

it('reports a sweep that does not complete', async () => {
  await fixture.jobs.start();
  await fixture.jobs.stop();
  expect((await metrics())['sweep_done_seconds{sweep="reminders"}']).toBe(0);
  fixture.clock.advance(minutes(20));
  expect((await metrics())['sweep_done_seconds{sweep="reminders"}']).toBe(20 * 60);
});
