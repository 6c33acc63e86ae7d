import { programmeRoutes } from '@yuanhang/contract';
import type { Page } from 'playwright-core';
import { accessibilityFaults } from '../src/accessibility';
import { apiAs } from '../src/api';
import { screenshot } from '../src/browser';
import { openConsole, pageErrors, settled } from '../src/console';
import { sharedDemo } from '../src/demo';
import { transcript } from '../src/sample-files';

const demo = sharedDemo();

const name = '早稻田大学学期交换';
/** Finds the published programme of that name in the list and opens it. */
async function openProgramme(page: Page): Promise<void> {
  await page.goto(`${demo.url}/console/programmes?q=${encodeURIComponent(name)}&status=published`);
  await page.getByRole('link', { name, exact: true }).click();
  await page.getByRole('heading', { name, exact: true, level: 1 }).waitFor();
  await settled(page, '学生看到的页面');
}
const preview = (page: Page) => page.getByRole('complementary', { name: '学生看到的页面' });

it.each(['light', 'dark'] as const)('the form of a programme is accessible: %s', async (colorScheme) => {
  const page = await openConsole(demo, 'office', 'programmes/new', { width: 1440, colorScheme });
  await settled(page, '学生看到的页面');
  await page.getByRole('button', { name: '添加材料' }).click();
  await page.getByRole('button', { name: '添加问题' }).click();
  await settled(page, '文件类型');
  await screenshot(page, `console/programme-${colorScheme}`);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.context().close();
});

it('previews what students will see, and saves the order of the materials set by keyboard', async () => {
  const page = await openConsole(demo, 'office', 'programmes');
  const errors = pageErrors(page);
  await settled(page, '名额');
  await openProgramme(page);
  await page.getByRole('textbox', { name: '申报须知' }).fill('## 先读这里\n\n- 与导师商量');
  await preview(page).getByText('申报须知', { exact: true }).click();
  await preview(page).getByRole('heading', { name: '先读这里' }).waitFor();
  await preview(page).getByText('所需材料', { exact: true }).click();
  const rows = page.getByLabel('材料名称', { exact: true });
  const before = await rows.evaluateAll((inputs) => inputs.map((input) => input.getAttribute('value')));
  expect(before.length).toBeGreaterThan(1);
  await page.getByRole('button', { name: `移动${before[0]}` }).focus();
  await page.keyboard.press('Space');
  await page.getByText('移到第 1 位').waitFor();
  await page.keyboard.press('ArrowDown');
  await page.getByText(`移到第 2 位`).waitFor();
  await page.keyboard.press('Space');
  await page.getByText(`放下了${before[0]}`).waitFor();
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText('已保存').waitFor();
  await page.reload();
  await settled(page, '学生看到的页面');
  const after = await rows.evaluateAll((inputs) => inputs.map((input) => input.getAttribute('value')));
  expect(after.slice(0, 2)).toEqual([before[1], before[0]]);
  expect(errors).toEqual([]);
  await page.context().close();
});

/** Drags a row by its handle to the place of another row. */
async function drag(page: Page, name: string, onto: string): Promise<void> {
  const handle = page.getByRole('button', { name: `移动${name}`, exact: true });
  const row = (of: string) =>
    page.locator('.sortable-row', { has: page.getByRole('button', { name: `移动${of}`, exact: true }) });
  await row(name).evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const [grip, from, to] = await Promise.all([handle, row(name), row(onto)].map((one) => one.boundingBox()));
  if (!grip || !from || !to) throw new Error(`no row ${name} or ${onto}`);
  const x = grip.x + grip.width / 2;
  const y = grip.y + grip.height / 2;
  await page.mouse.move(x, y);
  await page.mouse.down();
  // A first short movement starts the drag; without it, the gesture would count as a click.
  await page.mouse.move(x, y + 6, { steps: 3 });
  await page.locator('.sortable-row.dragging').waitFor();
  await page.mouse.move(x, y + (to.y + to.height / 2) - (from.y + from.height / 2), { steps: 12 });
  await page.mouse.up();
  await page.getByText(`放下了${name}`).waitFor({ state: 'attached' });
}

it('saves the order of materials and questions set with the mouse', async () => {
  const page = await openConsole(demo, 'office', 'programmes');
  await settled(page, '名额');
  await openProgramme(page);
  const values = (label: string) =>
    page
      .getByLabel(label, { exact: true })
      .evaluateAll((inputs) => inputs.map((input) => input.getAttribute('value') ?? ''));
  const materials = await values('材料名称');
  const [first = '', second = ''] = materials;
  await drag(page, first, second);
  for (const question of ['已修过哪些外语课程', '是否需要校内住宿']) {
    await page.getByRole('button', { name: '添加问题' }).click();
    await page.getByLabel('问题', { exact: true }).last().fill(question);
  }
  const asked = await values('问题');
  await drag(page, asked.at(-2) ?? '', asked.at(-1) ?? '');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText('已保存').waitFor();
  await page.reload();
  await settled(page, '学生看到的页面');
  expect(await values('材料名称')).toEqual([second, first, ...materials.slice(2)]);
  expect((await values('问题')).slice(-2)).toEqual(['是否需要校内住宿', '已修过哪些外语课程']);
  await page.context().close();
});

it('shows what a colleague saved in the meantime, and keeps both changes', async () => {
  const page = await openConsole(demo, 'office', 'programmes');
  await settled(page, '名额');
  await openProgramme(page);
  const colleague = await apiAs(demo.url, 'office');
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const { version, programme } = await colleague(programmeRoutes.adminDetail, { params: { id } });
  const body = { version, programme: { ...programme, contact: '国际处 302 室' } };
  await colleague(programmeRoutes.update, { params: { id }, body });
  await page.getByLabel('语言要求', { exact: true }).fill('日语 N1');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '同事刚刚保存了新的版本' });
  await dialog.getByText('国际处 302 室').waitFor();
  await settled(page, '国际处 302 室');
  await screenshot(page, 'console/programme-newer');
  await dialog.getByRole('button', { name: '保留我的修改' }).click();
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText('已保存').waitFor();
  const saved = await colleague(programmeRoutes.adminDetail, { params: { id } });
  expect(saved.programme).toMatchObject({ contact: '国际处 302 室', languageRequirement: '日语 N1' });
  await page.context().close();
});

it('copies a programme with its blank forms to the next year, warns of gaps, and publishes it', async () => {
  const page = await openConsole(demo, 'office', 'programmes');
  await settled(page, '名额');
  await openProgramme(page);
  await page
    .getByRole('button', { name: /的详细要求$/ })
    .first()
    .click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '上传空白表' }).first().click();
  await (await chooser).setFiles({ ...transcript, name: '空白表格.pdf' });
  await page.getByRole('button', { name: '空白表：空白表格.pdf' }).waitFor();

  await page.getByRole('button', { name: '复制', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: `复制「${name}」` });
  const year = Number(await dialog.getByLabel('到哪个年度').inputValue());
  await dialog.getByRole('button', { name: '复制为草稿' }).click();
  await page.getByText('已复制为草稿').waitFor();
  await page.getByText('草稿', { exact: true }).first().waitFor();
  await expect(page.getByLabel('年度', { exact: true }).inputValue()).resolves.toBe(String(year));
  await page
    .getByRole('button', { name: /的详细要求$/ })
    .first()
    .click();
  await page.getByRole('button', { name: '空白表：空白表格.pdf' }).waitFor();
  await screenshot(page, 'console/programme-copied');

  // A missing notice is a warning, and the warning leads to the field.
  await page.getByRole('textbox', { name: '申报须知' }).fill('');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  const warnings = page.getByRole('region', { name: '提醒' });
  await warnings.getByRole('button', { name: /须知/ }).click();
  await page.waitForFunction(() => document.activeElement?.id === 'notice');
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await page.getByRole('dialog').getByText(/须知/).waitFor();
  await page.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
  await page.getByText('已发布', { exact: true }).first().waitFor();
  await page.context().close();
});
