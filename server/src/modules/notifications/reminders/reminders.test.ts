import { botRoutes, notificationRoutes, privacyRoutes } from '@yuanhang/contract';
import { addDays, consentTexts } from '@yuanhang/domain';
import {
  begin,
  buildExchangeProgramme,
  buildUsers,
  decide,
  fill,
  submit,
} from '../../../../test/factories/applications';
import { buildExchange, sendCheckIn } from '../../../../test/factories/check-ins';
import { buildDispatchConfirmation, decideRequest } from '../../../../test/factories/requests';
import type { Person } from '../../../../test/mobility-fixture';
import { type ServerFixture, startServerFixture } from '../../../../test/server-fixture';
import type { ModelClass } from '../../../platform/database';
import { Application } from '../../applications/model';
import { User } from '../../identity/model';

let fixture: ServerFixture;
beforeEach(async () => {
  fixture = await startServerFixture();
});
afterEach(() => fixture.stop());

const rules = ['draft_closing', 'dispatch_confirmation', 'arrival_check_in', 'periodic_check_in'];
/** `12-12 draft_closing` for each reminder of these rules, by the day of posting; oldest first. */
async function remindersOf(student: Person): Promise<string[]> {
  const now = await fixture.personOf(student.id);
  const { items } = await now.call(notificationRoutes.list, { query: { limit: 100 } });
  const ours = items.filter(({ rule }) => rules.includes(rule)).reverse();
  return ours.map(({ createdAt, rule }) => `${createdAt.slice(0, 10)} ${rule}`);
}
/** Runs every sweep at 09:00 in Shanghai of each day, twice at once, as two servers would. */
async function passDays(from: string, until: string): Promise<void> {
  for (let day = from; day <= until; day = addDays(day, 1)) {
    fixture.clock.moveTo(`${day}T01:00:00.000Z`);
    await Promise.all([fixture.jobs.runAllDue(), fixture.jobs.runAllDue()]);
  }
}

test('follows the calendar of a whole exchange, day by day', async () => {
  const users = await buildUsers(fixture);
  const { student } = users;
  const programmeId = await buildExchangeProgramme(fixture, users.office);
  const draft = await fill(fixture, student, await begin(student, programmeId));
  const as = (person: Person) => fixture.personOf(person.id);
  const checkIn = async (more = {}) => sendCheckIn(fixture, await as(student), draft.id, more);
  await passDays('2026-12-10', '2026-12-14');
  const submitted = await submit(await as(student), draft);
  await decide(await as(users.office), await decide(await as(users.collegeReviewer), submitted));
  await passDays('2027-01-28', '2027-02-23');
  await decideRequest(await as(users.office), await buildDispatchConfirmation(fixture, await as(student), draft.id));
  await passDays('2027-02-24', '2027-03-02');
  await checkIn({ arrivedOn: '2027-02-27' });
  await passDays('2027-03-03', '2027-04-02');
  await checkIn();
  await passDays('2027-04-03', '2027-04-27');
  await checkIn();
  await passDays('2027-04-28', '2027-05-25');
  expect(await remindersOf(student)).toEqual([
    '2026-12-12 draft_closing',
    '2026-12-14 draft_closing',
    '2027-01-30 dispatch_confirmation',
    '2027-02-15 dispatch_confirmation',
    '2027-02-22 dispatch_confirmation',
    '2027-02-27 arrival_check_in',
    '2027-03-01 arrival_check_in',
    '2027-03-27 periodic_check_in',
    '2027-03-29 periodic_check_in',
    '2027-03-30 periodic_check_in',
    '2027-04-01 periodic_check_in',
    '2027-04-26 periodic_check_in',
  ]);
}, 120_000);

test('after days without a sweep only the newest step is sent, and a waiting older one is superseded', async () => {
  const { users } = await buildExchange(fixture);
  const loginId = await fixture.logIn();
  await fixture.bind(loginId, 'lin', users.student);
  const claim = () => fixture.bot(botRoutes.claimDeliveries, { body: { loginId, limit: 10 } });
  await passDays('2027-02-27', '2027-02-27');
  fixture.clock.moveTo('2027-03-03T09:00:00.000Z');
  await fixture.jobs.runAllDue();
  const { items } = await claim();
  expect(items.filter(({ key }) => key.startsWith('arrival'))).toHaveLength(1);
  expect(await remindersOf(users.student)).toEqual(['2027-02-27 arrival_check_in', '2027-03-03 arrival_check_in']);
  const steps = await fixture.database.select(
    "SELECT due_on, step, state FROM reminder_steps WHERE rule = 'arrival_check_in' ORDER BY step",
  );
  expect(steps).toEqual([
    { due_on: '2027-02-26', step: 1, state: 'sent' },
    { due_on: '2027-02-26', step: 3, state: 'sent' },
  ]);
});

test('records a step that was missed altogether as superseded, and never sends it', async () => {
  const { users } = await buildExchange(fixture);
  await passDays('2027-03-05', '2027-03-06');
  expect(await remindersOf(users.student)).toEqual(['2027-03-05 arrival_check_in']);
  const steps = await fixture.database.select(
    "SELECT step, state FROM reminder_steps WHERE rule = 'arrival_check_in' ORDER BY step",
  );
  expect(steps).toEqual([
    { step: 1, state: 'superseded' },
    { step: 3, state: 'sent' },
  ]);
});

test('sends nothing once its reason is gone', async () => {
  const { users, applicationId } = await buildExchange(fixture);
  const loginId = await fixture.logIn();
  await fixture.bind(loginId, 'lin', users.student);
  // 02:00 in Berlin: posted now, but to be sent in the morning.
  await passDays('2027-02-27', '2027-02-27');
  const claim = async () =>
    (await fixture.bot(botRoutes.claimDeliveries, { body: { loginId, limit: 10 } })).items.map(({ key }) => key);
  expect((await claim()).filter((key) => key.startsWith('arrival'))).toEqual([]);
  const [student, office] = await fixture.later('2027-02-27T06:30:00.000Z', users.student, users.office);
  if (!student || !office) throw new Error('a users of two');
  await sendCheckIn(fixture, student, applicationId);
  fixture.clock.moveTo('2027-02-27T08:00:00.000Z');
  expect((await claim()).filter((key) => key.startsWith('arrival'))).toEqual([]);
  const { items } = await office.call(notificationRoutes.ledger, { query: { state: 'obsolete' } });
  expect(items).toMatchObject([{ rule: 'arrival_check_in', channel: 'chat', detail: '原因已不存在' }]);
});

test('posts one reminder to each of thousands of students due at once, in several transactions', async () => {
  const { applicationId } = await buildExchange(fixture);
  const others = 4321;
  const model = <C extends ModelClass>(of: C) => fixture.database.model(of);
  const application = await model(Application).findOne({ where: { id: applicationId }, rejectOnEmpty: true });
  const user = await model(User).findOne({ where: { id: application.studentId }, rejectOnEmpty: true });
  const suffixes = Array.from({ length: others }, (_, n) => String(n).padStart(19, '0'));
  await fixture.database.transaction(async (tx) => {
    const copyOfUser = (n: string) => ({ ...user.get(), id: `u${n}`, casId: null, username: null, email: null });
    await fixture.database.addAll(User, suffixes.map(copyOfUser), tx);
    const copyOfApplication = (n: string) => ({ ...application.get(), id: `a${n}`, number: n, studentId: `u${n}` });
    await fixture.database.addAll(Application, suffixes.map(copyOfApplication), tx);
  });
  const counted = () =>
    fixture.database.select(
      `SELECT COUNT(*) AS messages, COUNT(DISTINCT recipient_id) AS people FROM messages WHERE rule = 'arrival_check_in'`,
    );
  await passDays('2027-02-27', '2027-02-27');
  expect(await counted()).toEqual([{ messages: others + 1, people: others + 1 }]);
  await passDays('2027-02-28', '2027-02-28');
  expect(await counted()).toEqual([{ messages: others + 1, people: others + 1 }]);
}, 60_000);

test('asks no periodic question after the consent to whereabouts was withdrawn', async () => {
  const { users, applicationId } = await buildExchange(fixture);
  const as = () => fixture.personOf(users.student.id);
  fixture.clock.moveTo('2027-02-27T08:00:00.000Z');
  await sendCheckIn(fixture, await as(), applicationId, { arrivedOn: '2027-02-27' });
  const version = consentTexts.find(({ purpose }) => purpose === 'whereabouts')?.version ?? 0;
  const decide = async (granted: boolean) =>
    (await as()).call(privacyRoutes.decide, { params: { purpose: 'whereabouts' }, body: { granted, version } });
  await decide(false);
  await passDays('2027-03-26', '2027-03-28');
  expect(await remindersOf(users.student)).toEqual([]);
  await decide(true);
  await passDays('2027-03-29', '2027-03-29');
  expect(await remindersOf(users.student)).toEqual(['2027-03-29 periodic_check_in']);
}, 120_000);
