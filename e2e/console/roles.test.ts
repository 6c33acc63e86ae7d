import { openConsole, settled } from '../src/console';
import { sharedDemo } from '../src/demo';

const demo = sharedDemo();

it.each([
  ['college', ['待办', '申请', '在外学生'], ['审计', '人员与学院', '消息台账']],
  ['finance', ['待办', '申请'], ['在外学生']],
  ['admin', ['申请'], ['待办', '在外学生']],
])('the menu of %s has the pages of the role only', async (username, shown, hidden) => {
  const page = await openConsole(demo, username, '');
  const menu = page.getByRole('navigation', { name: '主菜单' });
  await menu.getByRole('link').first().waitFor();
  const titles = (await menu.getByRole('link').allInnerTexts()).map((text) => text.replace(/[\s\d+]/g, ''));
  for (const title of shown) expect(titles).toContain(title);
  for (const title of hidden) expect(titles).not.toContain(title);
  await page.context().close();
});

it('a college reviewer sees students of the own college only, in lists and in search', async () => {
  const page = await openConsole(demo, 'college', 'applications');
  await settled(page, '外国语学院');
  const rows = page.locator('tbody small', { hasText: '学院' });
  await rows.first().waitFor();
  const colleges = await rows.allInnerTexts();
  expect(colleges.length).toBeGreaterThan(3);
  for (const text of colleges) expect(text).toContain('外国语学院');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: '查找' }).fill('赵一鸣');
  await page.getByText('没有找到').waitFor();
  await page.context().close();
});

it('the address of a page for another role shows a message', async () => {
  const page = await openConsole(demo, 'finance', 'abroad');
  await page.getByText('你的角色看不到这一页').waitFor();
  await page.context().close();
});

it('two filters chosen before the next rendering both apply', async () => {
  const page = await openConsole(demo, 'office', 'queue');
  await settled(page, '等待超过');
  await page.evaluate(async () => {
    document.querySelector<HTMLElement>('.pills button:nth-of-type(2)')?.click();
    // Microtasks only: the address changes in them, and the page is not rendered in between.
    for (let turn = 0; turn < 100; turn += 1) await Promise.resolve();
    document.querySelector<HTMLElement>('.filter-bar > .pill')?.click();
  });
  await page.waitForURL(/kind=[a-z_]+&wait=long/);
  await page.context().close();
});
