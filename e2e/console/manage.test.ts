import { programmeRoutes } from '@yuanhang/contract';
import type { Browser, Page } from 'playwright-core';
import { faultsOf } from '../src/accessibility';
import { launchBrowser, phone, picture } from '../src/browser';
import { complaintsOf, openConsole, settled } from '../src/desk';
import { becomeStudent, demoPassword } from '../src/personas';
import { type Product, startProduct } from '../src/product';
import { signedIn } from '../src/staff';

let product: Product;
let browser: Browser;
beforeAll(async () => {
  product = await startProduct();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const name = '维也纳大学春季交换';
const script = '<img src=x onerror="document.title=`broken`"><script>document.title=`broken`</script>';
const button = (page: Page, words: string) => page.getByRole('button', { name: words, exact: true });

/** Picks from a list that opens under a field. */
async function pick(page: Page, label: string, words: string): Promise<void> {
  await page.getByLabel(label).click();
  await page.keyboard.type(words);
  await page.locator('.ant-select-item-option:visible', { hasText: words }).first().click();
}
async function day(page: Page, label: string, date: string): Promise<void> {
  await page.getByLabel(label).fill(date);
  await page.keyboard.press('Enter');
}

it.each([
  [
    'college',
    ['项目', '学生名册', '统计', '导入导出'],
    ['公告', '消息台账', '提醒规则', '补录许可', '境外紧急电话', '人员与学院', '审计'],
  ],
  ['finance', ['项目', '统计', '导入导出'], ['学生名册', '公告', '消息台账', '提醒规则', '人员与学院', '审计']],
  ['office', ['项目', '公告', '消息台账', '提醒规则', '补录许可', '境外紧急电话'], ['人员与学院', '审计']],
  ['admin', ['人员与学院', '审计', '消息台账', '提醒规则'], ['公告', '补录许可']],
])('%s finds what is theirs and nothing else', async (username, theirs, others) => {
  const page = await openConsole(browser, product.url, username, 'transfer?part=import');
  await settled(page, '导入导出');
  const menu = page.getByRole('navigation', { name: '主菜单' });
  const titles = (await menu.getByRole('link').allInnerTexts()).map((text) => text.replace(/[\s\d+]/g, ''));
  for (const title of theirs) expect(titles).toContain(title);
  for (const title of others) expect(titles).not.toContain(title);
  expect(await page.getByText('导入记录').count()).toBe(username === 'admin' ? 2 : 0);
  if (username === 'finance') await page.getByRole('button', { name: '含银行账号' }).waitFor();
  else expect(await page.getByRole('button', { name: '含银行账号' }).count()).toBe(0);
  await page.goto(`${product.url}/console/programmes/new`);
  if (username === 'office') await page.getByText('保存草稿').waitFor();
  else await page.getByText('你的角色看不到这一页').waitFor();
  await page.context().close();
});

it('publishes a programme from nothing, and a student sees it; what it says does nothing', async () => {
  const page = await openConsole(browser, product.url, 'office', 'programmes/new');
  const complaints = complaintsOf(page);
  await settled(page, '学生看到的页面');
  await page.getByLabel('项目名称').fill(name);
  await pick(page, '国家或地区', '奥地利');
  await pick(page, '当地时区', 'Europe/Vienna');
  await page.getByLabel('接收院校').fill('维也纳大学');
  await day(page, '交流开始', '2027-09-01');
  await day(page, '交流结束', '2028-01-31');
  await page.getByLabel('项目介绍').fill(`**双语授课**\n\n${script}`);
  for (const material of ['成绩单', '护照首页']) {
    await button(page, '添加材料').click();
    await page.getByLabel('材料名称').last().fill(material);
  }
  // Moved by keyboard: the second becomes the first.
  await page.getByRole('button', { name: '移动护照首页' }).focus();
  for (const key of ['Space', 'ArrowUp', 'Space']) {
    await page.keyboard.press(key);
    await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
  }
  await page.getByRole('complementary').locator('strong', { hasText: '双语授课' }).waitFor();
  await button(page, '保存草稿').click();
  await page.getByText('申请人可能会遇到的问题').waitFor();
  await settled(page, '没有填写申报须知');
  await picture(page, 'console/programme');
  expect(await faultsOf(page)).toEqual([]);
  await button(page, '发布').click();
  await page.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
  await page.getByText('已发布，学生现在能看到').waitFor();
  expect(await page.title()).not.toBe('broken');
  expect(complaints).toEqual([]);
  const id = page.url().split('/').at(-1) ?? '';
  await page.context().close();

  const context = await phone(browser);
  await becomeStudent(context, product.url, 'lin');
  const student = await context.newPage();
  await student.goto(`${product.url}/#/pages/programme/index?id=${id}`);
  await student.getByText(name).first().waitFor();
  await student.getByText('双语授课').first().waitFor();
  expect(await student.title()).not.toBe('broken');
  await student.getByText('所需材料').click();
  await student.getByText('护照首页').first().waitFor();
  await picture(student, 'console/programme-as-student');
  await context.close();
  const office = await signedIn(product.url, 'office', demoPassword);
  const { programme } = await office(programmeRoutes.adminDetail, { params: { id } });
  expect(programme.requirements.map((material) => material.name)).toEqual(['护照首页', '成绩单']);
});

it('shows what a colleague changed meanwhile, and keeps both', async () => {
  const page = await openConsole(browser, product.url, 'office', 'programmes?q=维也纳');
  await page.getByRole('link', { name }).click();
  await settled(page, '学生看到的页面');
  const id = page.url().split('/').at(-1) ?? '';
  const colleague = await signedIn(product.url, 'office', demoPassword);
  const { version, programme } = await colleague(programmeRoutes.adminDetail, { params: { id } });
  const changed = { ...programme, languageRequirement: '德语 B1' };
  await colleague(programmeRoutes.update, { params: { id }, body: { version, programme: changed } });
  await page.getByLabel('名额').fill('7');
  await button(page, '保存').click();
  await page.getByText('同事刚刚保存了新的版本').waitFor();
  await page.getByRole('cell', { name: '德语 B1' }).waitFor();
  await picture(page, 'console/newer-version');
  await button(page, '保留我的修改').click();
  await page.getByText('同事刚刚保存了新的版本').waitFor({ state: 'hidden' });
  await button(page, '保存').click();
  await page.getByText('已保存').waitFor();
  const kept = await colleague(programmeRoutes.adminDetail, { params: { id } });
  expect(kept.programme).toMatchObject({ places: 7, languageRequirement: '德语 B1' });
  await page.context().close();
});

it('looks at a file with broken rows, writes none of it, and applies the mended one', async () => {
  const page = await openConsole(browser, product.url, 'admin', 'transfer?part=import&kind=colleges');
  await settled(page, '还没有导入过');
  const file = (text: string) => ({ name: '学院.csv', mimeType: 'text/csv', buffer: Buffer.from(`\ufeff${text}`) });
  await page.locator('input[type=file]').setInputFiles(file('学院代码,学院名称\nMUS,音乐学院\n不行,美术学院\nLAB,\n'));
  await page.getByText('2 行有问题，一行也没有写入').waitFor();
  await page.getByText('学院代码只能是字母、数字').waitFor();
  expect(await page.getByRole('button', { name: /导入这/ }).count()).toBe(0);
  await picture(page, 'console/import-broken');
  expect(await faultsOf(page)).toEqual([]);
  await button(page, '换一个文件').click();
  await page.locator('input[type=file]').setInputFiles(file('学院代码,学院名称\nMUS,音乐学院\n'));
  await button(page, '导入这 1 行').click();
  await page.getByText('已导入：新增 1').waitFor();
  await page.getByRole('cell', { name: '学院.csv' }).waitFor();
  await page.context().close();
});

it('an announcement’s script is text, in the preview and for the student', async () => {
  const page = await openConsole(browser, product.url, 'office', 'announcements');
  await settled(page, '置顶');
  await button(page, '写公告').click();
  await page.getByLabel('标题').fill('关于签证');
  await page.getByLabel('正文').fill(`## 请尽早办理\n\n${script}`);
  await page.getByRole('heading', { name: '请尽早办理' }).waitFor();
  await button(page, '保存草稿').click();
  await page.getByText('已保存').waitFor();
  await button(page, '发布').click();
  await page.getByText('已发布，学生现在能看到').waitFor();
  await picture(page, 'console/announcement');
  expect(await page.title()).not.toBe('broken');
  expect(await page.locator('.prose img, .prose script').count()).toBe(0);
  await page.context().close();
});

const sights = [
  { who: 'office', path: 'programmes', words: '新建项目' },
  { who: 'office', path: 'programmes?view=calendar', words: '申报' },
  { who: 'office', path: 'statistics', words: '审核用时' },
  { who: 'office', path: 'ledger', words: '已送达' },
  { who: 'office', path: 'rules', words: '试运行' },
  { who: 'office', path: 'rules?part=duty', words: '国际处全体' },
  { who: 'office', path: 'passes', words: '给予许可' },
  { who: 'office', path: 'emergency', words: '添加电话' },
  { who: 'office', path: 'register', words: '学号' },
  { who: 'admin', path: 'people', words: '添加教职工' },
  { who: 'admin', path: 'audit', words: '登录' },
] as const;
const desks = [
  { width: 1440, colorScheme: 'light' },
  { width: 768, colorScheme: 'dark' },
] as const;

it.each(desks)('every page is clean at $width in $colorScheme', async (size) => {
  for (const who of ['office', 'admin'] as const) {
    const page = await openConsole(browser, product.url, who, 'statistics', size);
    await settled(page, '审核用时');
    for (const { path, words } of sights.filter((sight) => sight.who === who)) {
      await page.goto(`${product.url}/console/${path}`);
      await settled(page, words);
      await picture(page, `console/${path.replace(/\W+/g, '-')}-${size.width}-${size.colorScheme}`);
      expect({ path, faults: await faultsOf(page) }).toEqual({ path, faults: [] });
    }
    await page.context().close();
  }
});

it('the audit log says that nobody changed it', async () => {
  const page = await openConsole(browser, product.url, 'admin', 'audit');
  await button(page, '校验是否被改动').click();
  await page.getByText('首尾相连，没有被改动').waitFor();
  await page.context().close();
});
