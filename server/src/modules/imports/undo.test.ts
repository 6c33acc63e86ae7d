import { randomBytes } from 'node:crypto';
import { loadConfig } from '@yuanhang/config';
import { importRoutes, peopleRoutes } from '@yuanhang/contract';
import { dayMilliseconds } from '@yuanhang/domain';
import { type ImportFixture, startImportFixture } from '../../../test/import-fixture';
import { refusal } from '../../../test/mobility-fixture';
import { fieldCipher, resealSet } from '../../platform/crypto';
import { eraseChangesOf, eraseOldChanges } from './jobs/erase-changes';
import { sealedChanges } from './sealed-changes';

let imports: ImportFixture;
beforeEach(async () => {
  imports = await startImportFixture();
});
afterEach(() => imports.fixture.stop());

const head = '学号,姓名,姓名拼音,性别,出生日期,学院代码,专业,培养层次,年级,平均学分绩点,身份证号,手机';
const row = (number: string, name: string, gpa: string, card = '', phone = '') =>
  `${number},${name},TONG XUE,女,2006-01-02,CS,软件工程,本科生,2026 级,${gpa},${card},${phone}`;
const apply = async (...rows: string[]) => {
  const report = await imports.report('students', 'apply', 'a.csv', [head, ...rows].join('\n'));
  expect(report).toMatchObject({ applied: true });
  const [entry] = await history();
  return entry?.id ?? '';
};
const history = async () => (await imports.admin.call(importRoutes.list, { query: {} })).items;
const undo = (id: string) => imports.admin.call(importRoutes.undo, { params: { id } });
const student = async (number: string) => {
  const { items } = await imports.admin.call(peopleRoutes.students, { query: { q: number } });
  const [found] = items;
  return found ? imports.admin.call(peopleRoutes.student, { params: { id: found.id } }) : null;
};

it('restores what an import changed, removes whom it added, and is not repeated', async () => {
  await apply(row('2026000001', '甲', '3.1', '11010120060102001X'));
  const id = await apply(row('2026000001', '甲甲', '3.9', '', '13800000009'), row('2026000002', '乙', '3.2'));
  expect(await student('2026000001')).toMatchObject({ name: '甲甲', gpa: '3.9', phone: '13800000009' });
  expect(await undo(id)).toEqual({ undone: 2, kept: { total: 0, items: [] } });
  expect(await student('2026000001')).toMatchObject({ name: '甲', gpa: '3.1', phone: null });
  expect(await student('2026000002')).toBeNull();
  expect((await history())[0]).toMatchObject({ undoableUntil: null, undone: { by: '管理员' } });
  expect(await refusal(undo(id))).toMatchObject({ detail: 'already_undone' });
  expect(await apply(row('2026000002', '乙', '3.2'))).not.toBe('');
});

it('keeps students who were edited or used since, and names them', async () => {
  const { fixture } = imports;
  await apply(row('2026000001', '甲', '3.1'), row('2026000002', '乙', '3.1'));
  const id = await apply(
    row('2026000001', '甲', '3.5'),
    row('2026000002', '乙', '3.5'),
    row('2026000003', '丙', '3.5'),
  );
  await apply(row('2026000001', '甲', '3.6'));
  const added = await student('2026000003');
  await fixture.personOf(added?.id ?? '');
  const { undone, kept } = await undo(id);
  expect(undone).toBe(1);
  expect(kept.items).toEqual([
    { key: '2026000001', name: '甲', reason: '导入后又改过' },
    { key: '2026000003', name: '丙', reason: '导入后已登录或已有记录' },
  ]);
  expect((await student('2026000001'))?.gpa).toBe('3.6');
  expect((await student('2026000002'))?.gpa).toBe('3.1');
  expect(await student('2026000003')).not.toBeNull();
});

it('keeps identity cards readable through a rotation of keys', async () => {
  const { fixture } = imports;
  await apply(row('2026000001', '甲', '3.1', '11010120060102001X'));
  const { secrets } = loadConfig({
    ...{ YUANHANG_MODE: 'test', DATABASE_URL: 'sqlite::memory:', PUBLIC_URL: 'http://127.0.0.1' },
  });
  const cipher = fieldCipher([{ id: 'k9', key: randomBytes(32) }, ...secrets.encryptionKeys]);
  for (const set of sealedChanges)
    expect(await resealSet(fixture.database, cipher, set)).toMatchObject({
      resealed: set.column === 'after_values' ? 1 : 0,
      unreadable: [],
    });
  expect(await fixture.database.select('SELECT after_values FROM import_changes')).toEqual([
    { after_values: expect.stringContaining('sealed.k9.') },
  ]);
});

it('can be undone for seven days; then the old values are deleted, as are those of an erased person', async () => {
  const { fixture } = imports;
  const id = await apply(row('2026000001', '甲', '3.1'), row('2026000002', '乙', '3.1'));
  const kept = () => fixture.database.select('SELECT id FROM import_changes');
  const first = await student('2026000001');
  await fixture.database.transaction((tx) => eraseChangesOf(fixture)(first?.id ?? '', tx));
  expect(await kept()).toHaveLength(1);
  const job = eraseOldChanges(fixture);
  fixture.clock.advance(6 * dayMilliseconds);
  await job.run(fixture.clock.now());
  expect(await kept()).toHaveLength(1);
  fixture.clock.advance(dayMilliseconds);
  expect(await refusal(undo(id))).toMatchObject({ detail: 'undo_expired' });
  expect((await history())[0]?.undoableUntil).toBeNull();
  await job.run(fixture.clock.now());
  expect(await kept()).toEqual([]);
});
