import { messageRuleRoutes } from '@yuanhang/contract';
import {
  addDays,
  dateAtOffset,
  dateInShanghai,
  isWorkingDay,
  type PlainDate,
  type ReminderKey,
  reminderRules,
  reminderStepDue,
} from '@yuanhang/domain';
import fc from 'fast-check';
import { startTestApp, type TestApp } from '../../../../test/app';
import { buildCollege, buildStaff } from '../../../../test/factories/identity';
import { buildRows, type Rows } from '../../../../test/factories/mobilities';
import { clientOf } from '../../../../test/http';
import { offsetAt } from '../../../platform/zones';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp({ at: '2026-08-31T01:00:00.000Z' });
});
afterEach(() => app.stop());

interface SentMessage {
  readonly name: string;
  readonly rule: string;
  readonly created_at: string | Date;
}
const instant = (at: string | Date) => (at instanceof Date ? at : new Date(`${at.replace(' ', 'T')}Z`));
const select = `SELECT u.name, m.rule, m.created_at FROM messages m JOIN users u ON u.id = m.recipient_id ORDER BY m.seq`;
/** `12-12 draft_closing` for each message of each person, in the order of posting. */
async function calendarOf(): Promise<Record<string, string[]>> {
  const sent: Record<string, string[]> = {};
  for (const { name, rule, created_at } of await app.test.database.select<SentMessage>(select)) {
    sent[name] = [...(sent[name] ?? []), `${dateInShanghai(instant(created_at))} ${rule}`];
  }
  return sent;
}

test('posts exactly these messages over a whole academic year, day by day', async () => {
  const { database } = app.test;
  const { application, returnedRequest, collegeId } = await buildRows(database);
  const { identity } = app.app.modules;
  const office = await buildStaff(identity, { name: '陈国栋', roles: [{ role: 'office' }] });
  await buildStaff(identity, { name: '李静怡', roles: [{ role: 'college_reviewer', collegeId }] });
  const elsewhere = await buildCollege(identity);
  await buildStaff(identity, { name: '吴建明', roles: [{ role: 'college_reviewer', collegeId: elsewhere }] });
  // Invented for this test: a holiday in the week, and the Saturday as its make-up working day.
  const apart = new Map([
    ['2027-03-03', false],
    ['2027-03-06', true],
  ]);
  const { token } = await database.transaction((tx) => identity.sessions.open(office.id, tx));
  await clientOf(app.url, token)(messageRuleRoutes.setWorkingDays, {
    params: { year: 2027 },
    body: { version: 0, items: [...apart].map(([on, works]) => ({ on, works, name: '校历' })) },
  });

  const stay = { stage: 'dispatched', depart_on: '2027-02-26', return_on: '2027-12-31', time_zone: 'Europe/Berlin' };
  await application('草稿', { stage: 'draft' });
  await application('补充', { stage: 'supplement_required', answer_due_on: '2026-12-20' });
  await application('修改', { stage: 'revision_required', answer_due_on: '2027-01-05' });
  await application('出发', { stage: 'approved', depart_on: '2027-03-01' });
  await application('柏林', stay);
  // At nine in Shanghai it is still the evening before in New York, so everything comes a day later here.
  const arrived = { arrived_on: '2027-02-27', next_check_in_on: '2027-03-29' };
  await application('纽约', { ...stay, ...arrived, time_zone: 'America/New_York' });
  const home = await application('返校', { ...stay, arrived_on: '2027-02-27', return_on: '2027-06-30' });
  await returnedRequest(home, '2027-04-10');
  await application('停用', { stage: 'supplement_required', answer_due_on: '2026-12-20' }, 'disabled');

  for (let day = '2026-09-01'; day <= '2027-08-31'; day = addDays(day, 1)) {
    app.clock.moveTo(`${day}T01:00:00.000Z`);
    await app.app.jobs.runAllDue();
    await app.app.outbox.drain();
  }
  const { 陈国栋: forOffice = [], 李静怡: forCollege = [], ...forStudents } = await calendarOf();
  expect(forStudents).toEqual({
    草稿: ['2026-12-12 draft_closing', '2026-12-14 draft_closing', '2026-12-16 stage_changed'],
    补充: ['2026-12-17 supplement_due', '2026-12-19 supplement_due', '2026-12-20 supplement_due'],
    修改: ['2027-01-02 revision_due', '2027-01-04 revision_due', '2027-01-05 revision_due'],
    出发: [
      '2027-01-30 dispatch_confirmation',
      '2027-02-15 dispatch_confirmation',
      '2027-02-22 dispatch_confirmation',
      '2027-02-26 dispatch_confirmation',
    ],
    柏林: ['2027-02-27 arrival_check_in', '2027-03-01 arrival_check_in'],
    纽约: [
      '2027-03-28 periodic_check_in',
      '2027-03-30 periodic_check_in',
      '2027-03-31 periodic_check_in',
      '2027-04-02 periodic_check_in',
    ],
    返校: [
      '2027-04-13 request_returned',
      '2027-04-17 request_returned',
      '2027-06-23 return_formalities',
      '2027-06-30 return_formalities',
      '2027-07-07 return_formalities',
      '2027-07-14 return_formalities',
      '2027-07-21 return_formalities',
      '2027-07-28 return_formalities',
      '2027-08-04 return_formalities',
      '2027-08-11 return_formalities',
    ],
  });
  const days = (from: PlainDate, isOne: (day: PlainDate) => boolean) => {
    const found: PlainDate[] = [];
    for (let day = from; day <= '2027-08-31'; day = addDays(day, 1)) if (isOne(day)) found.push(day);
    return found;
  };
  const of = (list: readonly string[], rule: string) =>
    list.filter((line) => line.endsWith(rule)).map((line) => line.slice(0, 10));
  // The supplement is overdue from 21 December and is never submitted; the first missing arrival is reported from 2
  // March.
  expect(of(forOffice, 'staff_digest')).toEqual(days('2026-12-21', (day) => isWorkingDay(day, apart)));
  expect(of(forOffice, 'safety_digest')).toEqual(days('2027-03-02', () => true));
  expect(forCollege.every((line) => line.endsWith('safety_digest'))).toBe(true);
  expect(of(forCollege, 'safety_digest')).toEqual(days('2027-03-02', () => true));
  const last = await database.first<{ text: string }>(
    "SELECT text FROM messages WHERE rule = 'safety_digest' ORDER BY seq DESC LIMIT 1",
  );
  expect(last?.text).toContain('抵达打卡：1 人\n· 柏林');
  expect(last?.text).toContain('例行打卡：1 人\n· 纽约');
}, 600_000);

const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Pacific/Auckland'] as const;
const kinds = ['supplement_due', 'periodic_check_in', 'return_formalities'] as const satisfies readonly ReminderKey[];
interface Subject {
  readonly kind: (typeof kinds)[number];
  /** Days after the first day. */
  readonly anchor: number;
  readonly zone: (typeof zones)[number];
}

const insert = ({ application }: Rows, { kind, zone }: Subject, anchorOn: PlainDate, name: string) => {
  const stay = { stage: 'dispatched', depart_on: '2026-01-01', arrived_on: '2026-01-02', time_zone: zone };
  if (kind === 'supplement_due') return application(name, { stage: 'supplement_required', answer_due_on: anchorOn });
  return application(
    name,
    kind === 'periodic_check_in'
      ? { ...stay, return_on: '2099-01-01', next_check_in_on: anchorOn }
      : { ...stay, return_on: anchorOn },
  );
};

test('shifted and repeated runs change nothing, missed ones only delay or supersede reminders', async () => {
  const subject: fc.Arbitrary<Subject> = fc.record({
    kind: fc.constantFrom(...kinds),
    anchor: fc.integer({ min: -20, max: 25 }),
    zone: fc.constantFrom(...zones),
  });
  // The hours at which a sweep runs on each day; two runs at once simulate two servers.
  const schedule = fc.array(fc.array(fc.integer({ min: 0, max: 23 }), { maxLength: 3 }), {
    minLength: 10,
    maxLength: 18,
  });
  const sweep = app.app.modules.jobs.find(({ id }) => id === 'reminders');
  if (!sweep) throw new Error('no reminder sweep');

  await fc.assert(
    fc.asyncProperty(fc.array(subject, { minLength: 1, maxLength: 8 }), schedule, async (subjects, days) => {
      await app.clear();
      const start = addDays(dateInShanghai(app.clock.now()), 2);
      const rows = await buildRows(app.test.database);
      const anchors = subjects.map(({ anchor }) => addDays(start, anchor));
      for (const [at, one] of subjects.entries()) await insert(rows, one, anchors[at] ?? start, `学生${at}`);

      // The result of the pure rule for each run, independent of the database.
      const expected: string[] = [];
      const newest = new Map<number, number>();
      for (const [n, hours] of days.entries()) {
        for (const hour of [...hours].sort((a, b) => a - b)) {
          const now = new Date(`${addDays(start, n)}T${String(hour).padStart(2, '0')}:00:00.000Z`);
          app.clock.moveTo(now);
          await Promise.all([sweep.run(now), sweep.run(now)]);
          for (const [at, { kind, zone }] of subjects.entries()) {
            const today = kind === 'periodic_check_in' ? dateAtOffset(now, offsetAt(zone)(now)) : dateInShanghai(now);
            const rule = reminderRules.find(({ key }) => key === kind);
            const step = reminderStepDue(rule?.days ?? [], anchors[at] ?? start, today);
            if (step === null || step.due <= (newest.get(at) ?? Number.NEGATIVE_INFINITY)) continue;
            newest.set(at, step.due);
            expected.push(`${now.toISOString()} 学生${at} ${kind}`);
          }
        }
      }
      const sent = await app.test.database.select<SentMessage>(select);
      const found = sent.map(({ name, rule, created_at }) => `${instant(created_at).toISOString()} ${name} ${rule}`);
      expect(found.sort()).toEqual(expected.sort());
      // Every due step is recorded exactly once, as sent or superseded.
      const steps = await app.test.database.select<{ n: number }>('SELECT COUNT(*) AS n FROM reminder_steps');
      const come = subjects.reduce((sum, { kind }, at) => {
        const rule = reminderRules.find(({ key }) => key === kind);
        return (
          sum + (rule?.days ?? []).filter((day: number) => day <= (newest.get(at) ?? Number.NEGATIVE_INFINITY)).length
        );
      }, 0);
      expect(Number(steps[0]?.n)).toBe(come);
    }),
    { numRuns: 12 },
  );
}, 600_000);
