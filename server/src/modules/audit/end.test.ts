import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '../../../test/database';
import { insertRow } from '../../../test/rows';
import { SetClock } from '../../platform/clock';
import { newId, type RowOf } from '../../platform/database';
import { createLogger } from '../../platform/log';
import type { Audit } from './audit';
import { createAudit } from './audit';
import { chainKeys } from './chain';
import type { AuditDeps } from './context';
import { endText } from './end-file';
import type { AuditHead } from './model';

const keys: AuditDeps['keys'] = [{ id: 'a1', key: Buffer.alloc(32, 1) }];
const folder = mkdtempSync(join(tmpdir(), 'yuanhang-audit-'));

let test: TestDatabase;
let lines: string[];
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(async () => {
  await test.drop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await test.clear();
  lines = [];
});

/** The log as a server sees it after its start; a second call is another server, or the first one after a restart. */
async function started(endFile?: string): Promise<Audit> {
  const logger = createLogger('info', { write: (line) => void lines.push(line) });
  const { database } = test;
  const audit = createAudit({ database, clock: new SetClock('2026-11-24T02:00:00Z'), keys, logger, endFile });
  await audit.begin();
  return audit;
}
const alarms = () => lines.filter((line) => line.includes('audit log broken'));
const entry = (detail = '内容') => ({
  actor: { id: 'u', role: 'office' as const },
  action: 'sign_in',
  subject: { type: 'user', id: 'u' },
  detail,
});
const write = (audit: Audit) => test.database.transaction((tx) => audit.record(tx, entry()));
async function writeSome(audit: Audit, count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) await write(audit);
}
const tamper = (sql: string, values = {}) => test.database.transaction((tx) => test.database.execute(sql, values, tx));
const head = () => test.database.first<RowOf<AuditHead>>('SELECT * FROM audit_head');
const addPerson = () =>
  test.database.transaction((tx) => {
    const at = new Date();
    const person = { id: newId(), name: '周敏', status: 'active', version: 0, created_at: at, updated_at: at };
    return insertRow(test.database, 'users', person, tx);
  });
/** Deletes the last entries, and names the new last one in the head, as write access to the database allows. */
async function cut(after: number): Promise<void> {
  await tamper('DELETE FROM audit_entries WHERE seq > :after', { after });
  const last = await test.database.first<{ digest: string }>('SELECT digest FROM audit_entries WHERE seq = :after', {
    after,
  });
  await tamper('UPDATE audit_head SET seq = :after, digest = :digest', { after, digest: last?.digest });
}

it('is not continued after its end was cut, so that the next entry does not hide the cut', async () => {
  const audit = await started();
  await writeSome(audit, 5);
  await cut(3);
  await expect(write(audit)).rejects.toMatchObject({ code: 'audit_broken' });
  await expect(write(await started())).rejects.toMatchObject({ code: 'audit_broken' });
  expect(await audit.verify()).toMatchObject({ problem: 'end', rows: 3 });
  expect(alarms().length).toBeGreaterThanOrEqual(2);
  expect(await audit.checkEnd()).toBe('seal');
});

it.each([
  ['entries removed from the end', 'DELETE FROM audit_entries WHERE seq > 3'],
  ['entries added after the end', 'UPDATE audit_entries SET seq = 9 WHERE seq = 5'],
  ['a removed head', 'DELETE FROM audit_head'],
  ['another seal', "UPDATE audit_head SET seal = ''"],
])('is not continued with %s', async (_, sql) => {
  const audit = await started();
  await writeSome(audit, 5);
  await tamper(sql);
  await expect(write(audit)).rejects.toMatchObject({ code: 'audit_broken' });
  expect((await audit.verify()).intact).toBe(false);
});

it('lets acts for the safety of a person go on without an entry, and names them in the alarm', async () => {
  const audit = await started();
  await writeSome(audit, 5);
  await cut(3);
  const before = await head();
  await test.database.transaction((tx) => audit.recordOrAlarm(tx, entry()));
  expect(await head()).toEqual(before);
  expect(JSON.parse(alarms()[0] ?? '{}')).toMatchObject({ problem: 'seal', unrecorded: 'sign_in user u by u' });
});

it('is broken when everything was wiped, also after a restart', async () => {
  const audit = await started();
  await addPerson();
  await writeSome(audit, 3);
  for (const table of ['audit_entries', 'audit_details', 'audit_head']) await tamper(`DELETE FROM ${table}`);
  expect(await audit.verify()).toMatchObject({ rows: 0, problem: 'end' });
  const restarted = await started();
  expect(await restarted.verify()).toMatchObject({ rows: 0, problem: 'end' });
  await expect(write(restarted)).rejects.toMatchObject({ code: 'audit_broken' });
});

it('does not go back to an earlier end, even with the seal of that time', async () => {
  const file = join(folder, 'ends');
  const audit = await started(file);
  await writeSome(audit, 3);
  const saved = await head();
  await writeSome(audit, 2);
  await audit.publishEnd.run(new Date());
  const noted = endText({ seq: 5, digest: (await head())?.digest ?? '' });
  expect(readFileSync(file, 'utf8').trim().split(' ').at(-1)).toBe(noted);
  expect(lines.map((line) => JSON.parse(line))).toContainEqual(
    expect.objectContaining({ msg: 'audit log end', seq: 5, digest: (await head())?.digest }),
  );

  await tamper('DELETE FROM audit_entries WHERE seq > 3');
  await tamper('UPDATE audit_head SET seq = 3, digest = :digest, seal = :seal', {
    digest: saved?.digest,
    seal: saved?.seal,
  });
  await expect(write(audit)).rejects.toMatchObject({ code: 'audit_broken' });
  const restarted = await started(file);
  await expect(write(restarted)).rejects.toMatchObject({ code: 'audit_broken' });
  expect(await restarted.verify()).toMatchObject({ problem: 'forgotten' });
  // The file keeps the end that shows the loss.
  await restarted.publishEnd.run(new Date());
  expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(1);
});

it('is not taken for a first start by a server that has noted an end', async () => {
  const file = join(folder, 'wiped');
  const audit = await started(file);
  await writeSome(audit, 1);
  await audit.publishEnd.run(new Date());
  await test.clear();
  expect(await (await started(file)).checkEnd()).toBe('went_back');
});

it('does not take an entry that was rolled back for an end that was seen', async () => {
  const audit = await started();
  const rolledBack = test.database.transaction(async (tx) => {
    await audit.record(tx, entry());
    await audit.record(tx, entry());
    throw new Error('rolled back');
  });
  await expect(rolledBack).rejects.toThrow('rolled back');
  await write(audit);
  expect(await audit.verify()).toMatchObject({ rows: 1, intact: true });
});

it('can be continued by an operator, which every later verification shows', async () => {
  const file = join(folder, 'resumed');
  const audit = await started(file);
  await writeSome(audit, 5);
  await audit.publishEnd.run(new Date());
  await cut(3);
  await audit.resume();
  const restarted = await started(file);
  await write(restarted);
  expect(await restarted.verify()).toMatchObject({ rows: 5, intact: true, resumptions: 1 });
});

describe('erased details', () => {
  const erase = (audit: Audit) =>
    test.database.transaction((tx) => audit.eraseDetailsBefore(new Date('2027-01-01T00:00:00Z'), tx));

  it('are named by an entry, which is never erased itself', async () => {
    const audit = await started();
    await writeSome(audit, 3);
    await erase(audit);
    await write(audit);
    await erase(audit);
    await erase(audit);
    const rows = await test.database.select<{ seq: number; text: string }>(
      'SELECT e.seq, d.text FROM audit_entries e JOIN audit_details d ON d.entry_id = e.id ORDER BY e.seq',
    );
    expect(rows.map(({ seq, text }) => [seq, text])).toEqual([
      [4, '1-3'],
      [6, '5'],
    ]);
    expect(await audit.verify()).toMatchObject({ rows: 6, intact: true });
  });

  it('are found when somebody deleted them before a regular erasure', async () => {
    const audit = await started();
    await writeSome(audit, 3);
    const second = await test.database.first<{ id: string }>('SELECT id FROM audit_entries WHERE seq = 2');
    await tamper('DELETE FROM audit_details WHERE entry_id = :id', { id: second?.id });
    await erase(audit);
    expect(await audit.verify()).toMatchObject({ problem: 'detail', brokenAt: second?.id });
  });

  it('are found when the entry that names them was deleted as well', async () => {
    const audit = await started();
    await writeSome(audit, 3);
    await erase(audit);
    await tamper("DELETE FROM audit_details WHERE text = '1-3'");
    expect((await audit.verify()).problem).toBe('detail');
  });
});

describe('a log of release 0.1.0', () => {
  /** Seals the head as 0.1.0 did, and erases a detail as it did, without an entry. */
  async function formerLog(): Promise<RowOf<AuditHead>> {
    const audit = await started();
    await writeSome(audit, 3);
    const now = await head();
    if (!now) throw new Error('no head');
    const seal = chainKeys(keys).formerHeadSeal('a1', now) ?? '';
    await tamper('UPDATE audit_head SET seal = :seal', { seal });
    await tamper('DELETE FROM audit_details WHERE entry_id IN (SELECT id FROM audit_entries WHERE seq = 2)');
    return { ...now, seal };
  }

  it('is sealed again at the first start, once, by an entry that names the old end', async () => {
    const { seq, digest } = await formerLog();
    const audit = await started();
    await started();
    expect(await audit.verify()).toMatchObject({ rows: 4, intact: true });
    expect(
      await test.database.select(
        'SELECT e.action, d.text FROM audit_entries e JOIN audit_details d ON d.entry_id = e.id WHERE e.seq = 4',
      ),
    ).toEqual([{ action: 'reseal_audit_log', text: `${seq}:${digest} 2` }]);
    await write(audit);
  });

  it('is not accepted again after the upgrade', async () => {
    const former = await formerLog();
    const audit = await started();
    await write(audit);
    // An entry of the upgrade is left: the old seal must not serve to continue from here.
    const end = await head();
    const seal = chainKeys(keys).formerHeadSeal('a1', end ?? former);
    await tamper('UPDATE audit_head SET seal = :seal', { seal });
    expect(await (await started()).checkEnd()).toBe('former_seal');
    // The state before the upgrade, restored with its own seal: a server that runs, and a noted end, show it.
    const file = join(folder, 'upgraded');
    await tamper('UPDATE audit_head SET seal = :seal', { seal: end?.seal });
    await (await started(file)).publishEnd.run(new Date());
    await tamper('DELETE FROM audit_entries WHERE seq > :seq', { seq: former.seq });
    await tamper('UPDATE audit_head SET seq = :seq, digest = :digest, seal = :seal', {
      seq: former.seq,
      digest: former.digest,
      seal: former.seal,
    });
    await expect(write(audit)).rejects.toMatchObject({ code: 'audit_broken' });
    expect(await (await started(file)).checkEnd()).toBe('went_back');
  });
});
