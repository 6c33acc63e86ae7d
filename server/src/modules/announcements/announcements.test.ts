import { announcementRoutes, homeRoutes } from '@yuanhang/contract';
import { buildStudent, buildUsers, type TestUsers } from '../../../test/factories/applications';
import { type MobilityFixture, refusal, startMobilityFixture } from '../../../test/mobility-fixture';

let fixture: MobilityFixture;
let users: TestUsers;
beforeEach(async () => {
  fixture = await startMobilityFixture();
  users = await buildUsers(fixture);
});
afterEach(() => fixture.stop());

const input = { title: '寒假值班安排', body: '**值班**电话见下。', collegeId: null, pinned: false, expiresOn: null };
async function publish(more: Partial<Parameters<typeof draft>[0]> = {}) {
  const { id, version } = await draft(more);
  return users.office.call(announcementRoutes.publish, { params: { id }, body: { version } });
}
const draft = (more: {
  title?: string;
  body?: string;
  collegeId?: string | null;
  pinned?: boolean;
  expiresOn?: string | null;
}) => users.office.call(announcementRoutes.create, { body: { ...input, ...more } });
const titles = async (who = users.student) =>
  (await who.call(announcementRoutes.list, { query: {} })).items.map(({ title }) => title);

it('shows published announcements to their audience, pinned first, until they expire', async () => {
  await draft({ title: '草稿' });
  await publish({ title: '第一条', expiresOn: '2026-11-24' });
  fixture.clock.advance(60_000);
  await publish({ title: '只给计算机', collegeId: users.computing });
  await publish({ title: '置顶', pinned: true });
  fixture.clock.advance(60_000);
  await publish({ title: '最新' });
  expect(await titles()).toEqual(['置顶', '最新', '第一条']);
  const other = await buildStudent(fixture, users.computing);
  expect(await titles(other)).toEqual(['置顶', '最新', '只给计算机', '第一条']);
  expect(await titles(users.office)).toHaveLength(4);
  expect((await users.student.call(homeRoutes.home, {})).announcements.map(({ title }) => title)).toEqual([
    '置顶',
    '最新',
    '第一条',
  ]);
  fixture.clock.moveTo(new Date('2026-11-24T16:00:00Z'));
  expect(await titles()).toEqual(['置顶', '最新']);

  const pages: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await other.call(announcementRoutes.list, { query: { limit: 1, ...(cursor ? { cursor } : {}) } });
    pages.push(...page.items.map(({ title }) => title));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(pages).toEqual(['置顶', '最新', '只给计算机']);
});

it('shows formatted text, never scripts, and no hidden announcement', async () => {
  const body = '# 标题\n<img src=x onerror=alert(1)> [点](javascript:alert(1)) [看](https://example.edu)';
  const { id } = await publish({ body });
  const { bodyHtml, author } = await users.student.call(announcementRoutes.detail, { params: { id } });
  expect(author).toBe('陈国栋');
  expect(bodyHtml).toContain('<h2>标题</h2>');
  expect(bodyHtml).toContain('href="https://example.edu"');
  expect(bodyHtml).not.toMatch(/<img|href="javascript/);
  expect(await users.office.call(announcementRoutes.preview, { body: { text: body } })).toEqual({ html: bodyHtml });
  const hidden = await publish({ collegeId: users.computing });
  const read = users.student.call(announcementRoutes.detail, { params: { id: hidden.id } });
  expect(await refusal(read)).toMatchObject({ status: 404 });
});

it('is edited and withdrawn only with the newest version', async () => {
  const { id, version } = await publish();
  const update = (seen: number, title: string) =>
    users.office.call(announcementRoutes.update, {
      params: { id },
      body: { version: seen, announcement: { ...input, title } },
    });
  const edited = await update(version, '改过的标题');
  expect(await refusal(update(version, '旧'))).toMatchObject({ status: 409, code: 'stale_version' });
  expect(await titles()).toEqual(['改过的标题']);
  const gone = { params: { id }, body: { version: edited.version } };
  await users.office.call(announcementRoutes.withdraw, gone);
  expect(await titles()).toEqual([]);
  const { items } = await users.office.call(announcementRoutes.adminList, { query: { status: 'withdrawn' } });
  expect(items).toMatchObject([{ id, author: '陈国栋' }]);
  expect(await refusal(draft({ collegeId: 'nonexistent0' }))).toMatchObject({ problems: [{ field: 'collegeId' }] });
});
