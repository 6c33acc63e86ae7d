import { auditRoutes } from '@yuanhang/contract';
import { type MobilityFixture, refusal, startMobilityFixture } from '../../../test/mobility-fixture';

let fixture: MobilityFixture;
beforeAll(async () => {
  fixture = await startMobilityFixture();
});
afterAll(() => fixture.stop());

const staff = async (role: 'admin' | 'office') =>
  fixture.personOf(await fixture.identity.people.createStaff({ name: '周敏', roles: [{ role }] }));
const record = (actorId: string, detail: string) =>
  fixture.database.transaction((tx) =>
    fixture.audit.record(tx, {
      actor: { id: actorId, role: 'office' },
      action: 'test',
      subject: { type: 'x', id: 'subject-1' },
      detail,
    }),
  );

it('shows everything to the administrator, newest first, page by page, and nothing to others', async () => {
  const [admin, office] = [await staff('admin'), await staff('office')];
  for (const detail of ['一', '二', '三']) await record(office.id, detail);
  const query = { subjectId: 'subject-1', limit: '2' };
  const first = await admin.call(auditRoutes.list, { query });
  expect(first.items.map(({ detail, actor }) => [detail, actor.name])).toEqual([
    ['三', '周敏'],
    ['二', '周敏'],
  ]);
  const rest = await admin.call(auditRoutes.list, { query: { ...query, cursor: first.nextCursor ?? '' } });
  expect([rest.items.map(({ detail }) => detail), rest.nextCursor]).toEqual([['一'], null]);
  const verdict = await admin.call(auditRoutes.verify, { body: {} });
  expect(verdict).toMatchObject({ rows: 3, intact: true, problem: null, brokenAt: null });
  expect(await admin.call(auditRoutes.verify, { body: { end: verdict.end } })).toMatchObject({ intact: true });
  const elsewhere = { end: `2:${'a'.repeat(64)}` };
  expect(await admin.call(auditRoutes.verify, { body: elsewhere })).toMatchObject({ problem: 'forgotten' });

  for (const attempt of [office.call(auditRoutes.list, { query }), office.call(auditRoutes.verify, { body: {} })])
    expect(await refusal(attempt)).toMatchObject({ status: 403 });
});
