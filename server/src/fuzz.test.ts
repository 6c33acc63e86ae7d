import { programmeRoutes } from '@yuanhang/contract';
import { begin } from '../test/factories/applications';
import { buildExchange, sendCheckIn } from '../test/factories/check-ins';
import { programmeInput } from '../test/factories/programmes';
import { type Fuzzed, fuzz, type Tokens } from '../test/fuzz/fuzz';
import { updateRows } from '../test/rows';
import { type ServerFixture, startServerFixture } from '../test/server-fixture';
import { UserRole } from './modules/identity/model';
import type { RowOf } from './platform/database';

/** `npm run fuzz` sends more requests, with another seed each time; a failure can be repeated with its seed. */
const requests = Number(process.env.FUZZ_REQUESTS ?? 2000);
const seed = Number(process.env.FUZZ_SEED ?? 20261125);

let fixture: ServerFixture;
const log: string[] = [];
beforeAll(async () => {
  fixture = await startServerFixture('2026-11-24T02:00:00.000Z', { log });
});
afterAll(() => fixture.stop());

/** A student abroad who also has a draft, programmes in several states, and staff with every role. */
async function peopled(): Promise<() => Promise<Tokens>> {
  const { users, programmeId, applicationId } = await buildExchange(fixture);
  const staffId = await fixture.identity.people.createStaff({
    name: '周敏',
    roles: [
      { role: 'office' },
      { role: 'finance' },
      { role: 'admin' },
      { role: 'college_reviewer', collegeId: users.languages },
    ],
  });
  for (const name of ['草稿项目', '将要删除的项目'])
    await users.office.call(programmeRoutes.create, { body: programmeInput({ name }) });
  const [student = users.student] = await fixture.later('2027-03-01T08:00:00.000Z', users.student);
  await sendCheckIn(fixture, student, applicationId);
  await sendCheckIn(fixture, student, applicationId, { wellbeing: 'needs_help' });
  await fixture.logIn();
  await begin(student, programmeId).catch(() => undefined);
  const roles = await fixture.database.select<RowOf<UserRole>>('SELECT * FROM user_roles WHERE user_id = :staffId', {
    staffId,
  });
  return async () => {
    // Undoes what the fuzz did to the two accounts, so that they can sign in again.
    await fixture.database.transaction(async (tx) => {
      for (const id of [student.id, staffId])
        await updateRows(fixture.database, 'users', { id }, { status: 'active' }, tx);
      for (const { role, college_id } of roles)
        await fixture.database.addIfAbsent(UserRole, { userId: staffId, role, collegeId: college_id }, tx);
    });
    const [one, two] = await Promise.all([fixture.personOf(student.id), fixture.personOf(staffId)]);
    return { student: one.token, staff: two.token, bot: fixture.config.secrets.botToken };
  };
}

describe(`${requests} requests from the OpenAPI document, seed ${seed}`, () => {
  let found: Fuzzed;
  beforeAll(async () => {
    const tokens = await peopled();
    const known = { ids: [], versions: [0, 1], cursors: [] };
    found = await fuzz({ url: fixture.url, requests, seed, tokens, known });
  }, 1_800_000);

  it('are all answered, none with a 5xx, each as documented', () => {
    expect(found.failures).toEqual([]);
    expect(found.sent).toBeGreaterThanOrEqual(requests);
  });

  it('reach most operations, and are refused often enough', () => {
    if (process.env.FUZZ_REQUESTS)
      process.stdout.write(`${JSON.stringify(found.statuses)}, ${found.reached.size} operations answered\n`);
    expect(found.reached.size).toBeGreaterThan(50);
    expect((found.statuses[400] ?? 0) + (found.statuses[404] ?? 0)).toBeGreaterThan(requests / 10);
  });

  it('leave no error in the log, and the audit log intact', async () => {
    expect(log.filter((line) => /"level":(50|60)/.test(line))).toEqual([]);
    expect(await fixture.audit.verify()).toMatchObject({ intact: true });
  });
});
