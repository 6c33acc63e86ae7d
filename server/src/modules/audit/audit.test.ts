import { createTestDatabase, type TestDatabase } from '../../../test/database';
import { SetClock } from '../../platform/clock';
import type { RowOf } from '../../platform/database';
import { createLogger } from '../../platform/log';
import { createAudit } from './audit';
import { chainKeys, start } from './chain';
import type { AuditEntry } from './model';
import { coveredBy } from './verify';

const key = (id: string, byte: number) => ({ id, key: Buffer.alloc(32, byte) });
const [old, current] = [key('a1', 1), key('a2', 2)];

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());
beforeEach(() => test.clear());

const auditUnder = (...keys: [typeof old, ...(typeof old)[]]) =>
  createAudit({
    database: test.database,
    clock: new SetClock('2026-11-24T02:00:00Z'),
    keys,
    logger: createLogger('silent'),
  });

async function chain(length: number, audit = auditUnder(current)) {
  const entry = (n: number) => ({
    actor: { id: 'u', role: 'office' as const },
    action: 'test',
    subject: { type: 'x', id: String(n) },
    detail: `第 ${n} 条`,
  });
  await audit.begin();
  await Promise.all(Array.from({ length }, (_, n) => test.database.transaction((tx) => audit.record(tx, entry(n)))));
  return audit;
}
const tamper = (sql: string, values = {}) => test.database.transaction((tx) => test.database.execute(sql, values, tx));

it('keeps one chain under concurrent writes', async () => {
  const audit = await chain(20);
  expect(await audit.verify()).toMatchObject({ rows: 20, intact: true, brokenAt: null });
});

it.each([
  ['a changed row', "UPDATE audit_entries SET action = 'other' WHERE seq = 3"],
  ['a removed row', 'DELETE FROM audit_entries WHERE seq = 3'],
  ['a removed end', 'DELETE FROM audit_entries WHERE seq = 5'],
  ['a changed detail', "UPDATE audit_details SET text = 'other words' WHERE text LIKE '%3%'"],
  ['a row of another key', "UPDATE audit_entries SET key_id = 'a9' WHERE seq = 3"],
  ['a row of no key', "UPDATE audit_entries SET key_id = '' WHERE seq = 3"],
  ['a deleted head', 'DELETE FROM audit_head'],
  ['a deleted detail', "DELETE FROM audit_details WHERE text LIKE '%3%'"],
])('finds %s', async (_, sql) => {
  const audit = await chain(5);
  await tamper(sql);
  expect((await audit.verify()).intact).toBe(false);
});

it('detects a chain that was recomputed with another key, head included', async () => {
  const audit = await chain(5);
  const forger = chainKeys([key('a2', 9)]);
  let { digest } = start;
  for (const row of await test.database.select<RowOf<AuditEntry>>('SELECT * FROM audit_entries ORDER BY seq')) {
    const forged = { ...row, action: row.seq === 3 ? 'other' : row.action, previous_digest: digest };
    digest = forger.rowDigest(coveredBy(forged)) ?? '';
    const { seq, action, previous_digest } = forged;
    await tamper(
      'UPDATE audit_entries SET action = :action, previous_digest = :previous_digest, digest = :digest WHERE seq = :seq',
      { seq, action, previous_digest, digest },
    );
  }
  await tamper('UPDATE audit_head SET digest = :digest, seal = :seal', {
    digest,
    seal: forger.headSeal('a2', { seq: 5, digest }),
  });
  expect((await audit.verify()).intact).toBe(false);
});

it('detects a truncated end with the head moved back, and, against a later head, an older copy of the log', async () => {
  const audit = await chain(3);
  const before = await test.database.first<{ seq: number; digest: string; seal: string }>('SELECT * FROM audit_head');
  await chain(2, audit);
  const { end: seen } = await audit.verify();
  const last = await test.database.first<RowOf<AuditEntry>>('SELECT * FROM audit_entries WHERE seq = 4');
  await tamper('DELETE FROM audit_entries WHERE seq > 4');
  await tamper('UPDATE audit_head SET seq = 4, digest = :digest', { digest: last?.digest });
  expect((await audit.verify()).intact).toBe(false);

  // A head that was saved with its seal can be restored: only a comparison with a later head detects this.
  await tamper('DELETE FROM audit_entries WHERE seq > 3');
  await tamper('UPDATE audit_head SET seq = 3, digest = :digest, seal = :seal', {
    digest: before?.digest,
    seal: before?.seal,
  });
  expect((await audit.verify()).problem).toBe('forgotten');
  const restarted = auditUnder(current);
  expect((await restarted.verify()).intact).toBe(true);
  expect((await restarted.verify(seen)).problem).toBe('forgotten');
  expect((await restarted.verify({ seq: 3, digest: before?.digest ?? '' })).intact).toBe(true);
});

it('continues under a new key, and needs the old one as long as its rows exist', async () => {
  await chain(3, auditUnder(old));
  const audit = await chain(3, auditUnder(current, old));
  expect(await audit.verify()).toMatchObject({ rows: 6, intact: true, brokenAt: null });
  const [first] = await test.database.select<RowOf<AuditEntry>>('SELECT * FROM audit_entries WHERE seq = 1');
  expect(await auditUnder(current).verify()).toMatchObject({ problem: 'key', missingKey: 'a1', brokenAt: first?.id });
});

it('reports a missing key of an empty log', async () => {
  await chain(0, auditUnder(old));
  expect(await auditUnder(current).verify()).toMatchObject({ problem: 'key', missingKey: 'a1', brokenAt: null });
});

it('reports a missing key as one, and refuses to continue a log without it', async () => {
  await chain(3, auditUnder(old));
  const audit = auditUnder(current);
  expect(await audit.verify()).toMatchObject({ intact: false, problem: 'key', missingKey: 'a1' });
  expect(await audit.checkEnd()).toBe('no_key');
  await expect(chain(1, audit)).rejects.toMatchObject({ code: 'audit_broken', detail: 'audit_key_missing' });
  // An entry beside that was changed is still one that was changed.
  await tamper('UPDATE audit_entries SET seq = 9 WHERE seq = 1');
  expect(await audit.verify()).toMatchObject({ problem: 'entry', missingKey: null });
});

it('does not take concurrent writes for forgery', async () => {
  const audit = await chain(5);
  const entry = { actor: { id: 'u', role: 'office' as const }, action: 'test', subject: { type: 'x', id: 'x' } };
  const write = () => test.database.transaction((tx) => audit.record(tx, { ...entry, detail: 'with\0 NUL' }));
  const [seen] = await Promise.all([audit.verify(), write(), audit.verify(), write(), audit.verify(), write()]);
  expect(seen).toMatchObject({ intact: true });
  expect(await audit.verify()).toMatchObject({ rows: 8, intact: true, brokenAt: null });
});

it('does not allow guessing erased details by their digests', async () => {
  const audit = await chain(5);
  await test.database.transaction((tx) => audit.eraseDetailsBefore(new Date('2027-01-01T00:00:00Z'), tx));
  expect((await audit.verify()).intact).toBe(true);
  const [row] = await test.database.select<RowOf<AuditEntry>>("SELECT * FROM audit_entries WHERE subject_id = '0'");
  expect(chainKeys([key('a2', 9)]).detailDigest('a2', '第 0 条')).not.toBe(row?.detail_digest);
  expect(chainKeys([current]).detailDigest('a2', '第 0 条')).toBe(row?.detail_digest);
});
