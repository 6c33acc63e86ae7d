import { buildExchange, sendCheckIn } from '../test/factories/check-ins';
import { send } from '../test/http';
import { type MobilityFixture, type Person, startMobilityFixture } from '../test/mobility-fixture';
import { findBrokenTexts } from './platform/database';

let fixture: MobilityFixture;
let admin: Person;
beforeEach(async () => {
  fixture = await startMobilityFixture();
  admin = await fixture.personOf(
    await fixture.identity.people.createStaff({ name: '管理员', roles: [{ role: 'admin' }] }),
  );
});
afterEach(() => fixture.stop());

const addCollege = (raw: string) => send(fixture.url, 'POST', '/api/admin/colleges', { token: admin.token, raw });

it.each([
  ['a replacement character', '物\ufffd学院'],
  ['half of a character', '物\\ud83d学院'],
])('refuses %s in its field, and stores nothing', async (_, name) => {
  const { status, body } = await addCollege(`{"code":"PH","name":"${name}"}`);
  expect(status).toBe(400);
  expect(body).toMatchObject({ code: 'invalid_input', problems: [{ field: 'name', code: 'broken_text' }] });
  expect(await findBrokenTexts(fixture.database)).toEqual([]);
  expect((await addCollege('{"code":"PH","name":"物理学院 🌏"}')).status).toBe(200);
});

it('takes a check-in as it comes, because safety may depend on it, and finds its text afterwards', async () => {
  const { users, applicationId } = await buildExchange(fixture);
  fixture.clock.moveTo('2027-02-27T20:12:00.000Z');
  const student = await fixture.personOf(users.student.id);
  await sendCheckIn(fixture, student, applicationId, { wellbeing: 'needs_help', note: '我在\ufffd站' });
  const found = await findBrokenTexts(fixture.database);
  expect(found.map(({ table, column }) => `${table}.${column}`)).toContain('check_ins.note');
});
