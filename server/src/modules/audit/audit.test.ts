import { createTestDatabase, type TestDatabase } from '../../../test/database';
import { SetClock } from '../../platform/clock';
import { createAudit } from './audit';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());
beforeEach(() => test.clear());

async function chain(length: number) {
  const audit = createAudit({ database: test.database, clock: new SetClock('2026-11-24T02:00:00Z') });
  const entry = (n: number) => ({
    actor: { id: 'u', role: 'office' as const },
    action: 'test',
    subject: { type: 'x', id: String(n) },
    detail: `第 ${n} 条`,
  });
  await Promise.all(Array.from({ length }, (_, n) => test.database.transaction((tx) => audit.record(tx, entry(n)))));
  return audit;
}
const tamper = (sql: string) => test.database.transaction((tx) => test.database.write(sql, {}, tx));

it('keeps one chain, however many write at once', async () => {
  const audit = await chain(20);
  expect(await audit.verify()).toEqual({ rows: 20, intact: true, brokenAt: null });
});

it.each([
  ['a changed row', "UPDATE audit_entries SET action = 'other' WHERE seq = 3"],
  ['a removed row', 'DELETE FROM audit_entries WHERE seq = 3'],
  ['a removed end', 'DELETE FROM audit_entries WHERE seq = 5'],
  ['changed words', "UPDATE audit_details SET text = 'other words' WHERE text LIKE '%3%'"],
  ['a forgotten head', 'DELETE FROM audit_head'],
])('shows %s', async (_, sql) => {
  const audit = await chain(5);
  await tamper(sql);
  expect((await audit.verify()).intact).toBe(false);
});

it('takes nobody who writes meanwhile for a forger', async () => {
  const audit = await chain(5);
  const entry = { actor: { id: 'u', role: 'office' as const }, action: 'test', subject: { type: 'x', id: 'x' } };
  const write = () => test.database.transaction((tx) => audit.record(tx, { ...entry, detail: 'with\0 NUL' }));
  const [seen] = await Promise.all([audit.verify(), write(), audit.verify(), write(), audit.verify(), write()]);
  expect(seen).toMatchObject({ intact: true });
  expect(await audit.verify()).toEqual({ rows: 8, intact: true, brokenAt: null });
});

it('stays whole when the words are erased', async () => {
  const audit = await chain(5);
  await tamper('DELETE FROM audit_details');
  expect((await audit.verify()).intact).toBe(true);
});
