import { applicationRoutes, programmeRoutes } from '@yuanhang/contract';
import type { Page } from 'playwright-core';
import { faultsOf } from '../src/accessibility';
import { launchBrowser, phone, picture } from '../src/browser';
import { looks } from '../src/looks';
import { becomeStudent, demoPassword } from '../src/personas';
import { type Product, startProduct } from '../src/product';
import { signedIn } from '../src/staff';
import { type StudentApp, studentApp } from '../src/student-app';

/** What comes up over a page: each sheet and question, opened as a student would, can be read in every look. */
let product: Product;
beforeAll(async () => {
  product = await startProduct();
  await beginSelfArranged();
});
afterAll(async () => {
  await product?.stop();
});

interface Sheet {
  readonly name: string;
  readonly who: string;
  /** `id` is the student's newest application. */
  readonly path: (id: string) => string;
  readonly open: (student: StudentApp) => Promise<void>;
  readonly words: string;
}
const openField = (label: string) => (student: StudentApp) =>
  student.seen().locator('.yh-field', { hasText: label }).first().getByRole('button').first().click();
const sheets: readonly Sheet[] = [
  {
    name: 'help',
    who: 'zhao',
    path: (id) => `/pages/check-in/index?applicationId=${id}`,
    open: (student) => student.tap('我需要帮助'),
    words: '马上通知值班老师',
  },
  {
    name: 'filter',
    who: 'lin',
    path: () => '/pages/programmes/index',
    open: (student) => student.tapText('类别'),
    words: '短期访学',
  },
  {
    name: 'choices',
    who: 'feng',
    path: (id) => `/pages/apply/index?id=${id}&step=application`,
    open: openField('经费来源'),
    words: '个人自筹',
  },
  {
    name: 'countries',
    who: 'lin',
    path: (id) => `/pages/apply/index?id=${id}&step=selfArranged`,
    open: openField('国家/地区'),
    words: '奥地利',
  },
  {
    name: 'language',
    who: 'feng',
    path: (id) => `/pages/apply/index?id=${id}&step=languages`,
    open: (student) => student.tap('添加'),
    words: '保存',
  },
  {
    name: 'erasure',
    who: 'zhao',
    path: () => '/pages/account/privacy',
    open: (student) => student.tap('申请删除'),
    words: '提交申请',
  },
  {
    name: 'question',
    who: 'feng',
    path: (id) => `/pages/application/index?id=${id}`,
    open: (student) => student.tapText('删除'),
    words: '删除这份申请？',
  },
  {
    name: 'file-menu',
    who: 'yun',
    path: (id) => `/pages/application/supplement?id=${id}`,
    open: (student) => student.tapText('成绩单（盖章）.pdf'),
    words: '替换',
  },
];

/** 林知远 has begun nothing: one that asks for a country. */
async function beginSelfArranged(): Promise<void> {
  const call = await signedIn(product.url, 'lin', demoPassword);
  const { items } = await call(programmeRoutes.list, { query: { q: '自联', open: 'true' } });
  const body = { programmeId: items[0]?.id ?? '', declarationAccepted: true as const };
  await call(applicationRoutes.begin, { body }, { idempotencyKey: 'gallery-self-arranged' });
}

/** Sheets slide in: what is looked at stands still. */
const settled = (page: Page) =>
  page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));

it.each(looks.filter(({ longNames }) => !longNames))('every sheet can be read: $name', async (look) => {
  const browser = await launchBrowser(look.fontSize);
  const faults: Record<string, readonly string[]> = {};
  for (const { name, who, path, open, words } of sheets) {
    const context = await phone(browser, look.colorScheme);
    await becomeStudent(context, product.url, who);
    const page = await context.newPage();
    const student = studentApp(page, product.url);
    const call = await signedIn(product.url, who, demoPassword);
    const { items } = await call(applicationRoutes.list, { query: {} });
    await student.open(path(items[0]?.id ?? ''));
    await open(student);
    await page.getByText(words).last().waitFor();
    await settled(page);
    await picture(page, `gallery/${look.name}/sheet-${name}`);
    const found = await faultsOf(page);
    if (found.length > 0) faults[name] = found;
    await context.close();
  }
  await browser.close();
  expect(faults).toEqual({});
});
