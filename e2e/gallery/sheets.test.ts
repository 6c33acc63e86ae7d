import { applicationRoutes, type Call, programmeRoutes } from '@yuanhang/contract';
import { accessibilityFaults } from '../src/accessibility';
import { agreeToAll } from '../src/agree';
import { apiAs } from '../src/api';
import { launchBrowser, newPhone, screenshot } from '../src/browser';
import { animationsEnd } from '../src/console';
import { sharedDemo } from '../src/demo';
import { signInContext } from '../src/demo-accounts';
import { type StudentApp, studentApp } from '../src/student-app';
import { themeGroups } from '../src/themes';

/** Every sheet and dialog that opens over a page of the mini program, in every theme. */
const demo = sharedDemo();
let lin: Call;
let draft: { readonly id: string; readonly version: number };
/** 林知远 has no application in the demo. The country sheet belongs to an application to a self-arranged programme. */
beforeAll(async () => {
  lin = await apiAs(demo.url, 'lin');
  await agreeToAll(lin);
  const { items } = await lin(programmeRoutes.list, { query: { q: '自联', open: 'true' } });
  const body = { programmeId: items[0]?.id ?? '', declarationAccepted: true as const };
  draft = await lin(applicationRoutes.begin, { body });
});
// Other files of the shared demo show the pages of a student without an application.
afterAll(() => lin(applicationRoutes.remove, { params: { id: draft.id }, query: { version: draft.version } }));

interface Sheet {
  readonly name: string;
  readonly username: string;
  /** @param id the student's newest application */
  readonly path: (id: string) => string;
  readonly open: (student: StudentApp) => Promise<void>;
  /** Text of the open sheet. */
  readonly text: string;
}
const openField = (label: string) => (student: StudentApp) =>
  student.currentPage().locator('.yh-field', { hasText: label }).first().getByRole('button').first().click();
const sheets: readonly Sheet[] = [
  {
    name: 'help',
    username: 'zhao',
    path: (id) => `/pages/check-in/index?applicationId=${id}`,
    open: (student) => student.tap('我需要帮助'),
    text: '马上通知值班老师',
  },
  {
    name: 'filter',
    username: 'lin',
    path: () => '/pages/programmes/index',
    open: (student) => student.tapText('类别'),
    text: '短期访学',
  },
  {
    name: 'choices',
    username: 'feng',
    path: (id) => `/pages/apply/index?id=${id}&step=application`,
    open: openField('经费来源'),
    text: '个人自筹',
  },
  {
    name: 'countries',
    username: 'lin',
    path: (id) => `/pages/apply/index?id=${id}&step=selfArranged`,
    open: openField('国家/地区'),
    text: '奥地利',
  },
  {
    name: 'language',
    username: 'feng',
    path: (id) => `/pages/apply/index?id=${id}&step=languages`,
    open: (student) => student.tap('添加'),
    text: '保存',
  },
  {
    name: 'erasure',
    username: 'zhao',
    path: () => '/pages/account/privacy',
    open: (student) => student.tap('申请删除'),
    text: '提交申请',
  },
  {
    name: 'question',
    username: 'feng',
    path: (id) => `/pages/application/index?id=${id}`,
    open: (student) => student.tapText('删除'),
    text: '删除这份申请？',
  },
  {
    name: 'file-menu',
    username: 'yun',
    path: (id) => `/pages/application/supplement?id=${id}`,
    open: (student) => student.tapText('成绩单（盖章）.pdf'),
    text: '替换',
  },
];

it.each(themeGroups.filter(({ longNames }) => !longNames))('every sheet is accessible: $name', async (group) => {
  const browser = await launchBrowser(group.fontSize);
  const faults: Record<string, readonly string[]> = {};
  for (const { name, username, path, open, text } of sheets) {
    const context = await newPhone(browser);
    await signInContext(context, demo.url, username);
    const page = await context.newPage();
    const student = studentApp(page, demo.url);
    const call = await apiAs(demo.url, username);
    const { items } = await call(applicationRoutes.list, { query: {} });
    await student.open(path(items[0]?.id ?? ''));
    await open(student);
    await page.getByText(text).last().waitFor();
    await animationsEnd(page);
    for (const { name: theme, colorScheme } of group.themes) {
      await page.emulateMedia({ colorScheme });
      await animationsEnd(page);
      await screenshot(page, `gallery/${theme}/sheet-${name}`);
      const found = await accessibilityFaults(page);
      if (found.length > 0) faults[`${theme}/${name}`] = found;
    }
    await context.close();
  }
  await browser.close();
  expect(faults).toEqual({});
});
