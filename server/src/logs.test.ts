import { uploadFile } from '../test/factories/attachments';
import { buildExchange, sendCheckIn } from '../test/factories/check-ins';
import { buildStaff, password } from '../test/factories/identity';
import { openRequest, saveRequest, submitRequest } from '../test/factories/requests';
import { send } from '../test/http';
import { type ServerFixture, startServerFixture } from '../test/server-fixture';

const log: string[] = [];
let fixture: ServerFixture;
beforeAll(async () => {
  fixture = await startServerFixture('2026-11-24T02:00:00.000Z', { log });
});
afterAll(() => fixture.stop());

/** Personal data used by the exchange below: each is in the database afterwards, and none is in the log. */
const personal = [
  ...['林知远', 'LIN ZHIYUAN', '2005-03-12', '3.72', '13800001234', 'lin@example.edu', '天水南路', '翻译学'],
  ...['林建国', '13900005678', '陈国栋', '李静怡'],
  ...['E12345732', 'D12345678', 'P2027-1', 'Anna Schmidt', 'anna@example.de', 'Habelschwerdter'],
  ...['护照丢了', '+49 30 1234567', 'Goethestraße', '我的成绩单', '6222020200001234567', '收获很多', '打卡 柏林'],
  ...['contact-lin', 'not-her-password', password],
];

async function useEveryModule(): Promise<string[]> {
  const { users, applicationId } = await buildExchange(fixture);
  const at = '2027-02-27T08:00:00.000Z';
  const [student = users.student, office = users.office] = await fixture.later(at, users.student, users.office);
  await sendCheckIn(fixture, student, applicationId, {
    wellbeing: 'needs_help',
    note: '护照丢了',
    city: '柏林',
    phoneAbroad: '+49 30 1234567',
  });
  const login = await fixture.logIn();
  await fixture.bind(login, 'contact-lin', student);
  for (const text of ['打卡 柏林 一切顺利', '进度', '求助 护照丢了', '随便说说'])
    await fixture.say(login, 'contact-lin', text);
  const back = await openRequest(student, applicationId, 'return_formalities');
  const values = { actualReturnOn: '2027-02-27', finalReport: '收获很多。'.repeat(60), hasTranscript: false };
  await submitRequest(student, await saveRequest(student, back, values)).catch(() => undefined);
  await fixture.outbox.drain();
  await fixture.jobs.runAllDue();
  return [student.token, office.token, applicationId];
}

/** Errors are where values leak: refused, malformed, too large, unknown and unexpected requests. */
async function mishaps(tokens: readonly string[]): Promise<void> {
  const [token = '', office = '', id = ''] = tokens;
  const { username } = await buildStaff(fixture.identity, { name: '吴建明' });
  const signIn = (typed: string) =>
    send(fixture.url, 'POST', '/api/session/local', { body: { username, password: typed, client: 'weapp' } });
  await signIn('not-her-password');
  await signIn(password);
  await send(fixture.url, 'GET', `/api/admin/students?q=${encodeURIComponent('林知远')}`, { token: office });
  await send(fixture.url, 'GET', `/api/${encodeURIComponent('林知远')}`, { token });
  await send(fixture.url, 'PUT', '/api/me/contact', { token, body: { phone: '林建国', email: '林建国' } });
  await send(fixture.url, 'PUT', '/api/me/contact', { token, raw: '{"phone": "13800001234"' });
  await send(fixture.url, 'PUT', `/api/applications/${id}/pages/basic`, {
    token,
    body: { version: 0, values: { address: '天水南路' } },
  });
  await uploadFile(fixture.url, token, { ownerId: id, requirementKey: 'transcript', fileName: '我的成绩单.pdf' }).catch(
    () => undefined,
  );
  // Renames a table, so that every statement with values on it fails unexpectedly.
  const rename = (from: string, to: string) => fixture.database.sequelize.query(`ALTER TABLE ${from} RENAME TO ${to}`);
  await rename('check_ins', 'check_ins_away');
  const { status } = await send(fixture.url, 'POST', `/api/applications/${id}/check-ins`, {
    token,
    body: {
      clientKey: 'key-0001',
      wellbeing: 'safe',
      madeAt: fixture.clock.now().toISOString(),
      note: '护照丢了',
      city: '柏林',
    },
  });
  expect(status).toBe(500);
  await rename('check_ins_away', 'check_ins');
}

it('a whole exchange with all kinds of errors leaves nothing personal in the log', async () => {
  const tokens = await useEveryModule();
  await mishaps(tokens);
  const messages = log.map((line) => JSON.parse(line).msg);
  expect(messages).toEqual(expect.arrayContaining(['request', 'unexpected error']));
  for (const value of [...personal, ...tokens.slice(0, 2)]) {
    expect({ value, line: log.find((line) => line.includes(value)) }).toEqual({ value, line: undefined });
  }
});
