import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { accessibilityFaults } from '../src/accessibility';
import { screenshot } from '../src/browser';
import { openConsole, settled } from '../src/console';
import { sharedDemo } from '../src/demo';

const demo = sharedDemo();

const csv = (name: string, ...rows: string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(['学院代码,学院名称', ...rows].join('\n')),
});
async function selectFile(page: Page, file: ReturnType<typeof csv>): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByText('把 XLSX 或 CSV 文件拖到这里').click();
  await (await chooser).setFiles(file);
}

it('names every invalid row and imports none; the corrected file is imported as a whole', async () => {
  const page = await openConsole(demo, 'admin', 'transfer?kind=colleges');
  await selectFile(page, csv('学院.csv', 'MED,医学院', '坏 代码,地质学院', 'ART,'));
  await page.getByText('2 行有问题，一行也没有写入').waitFor();
  for (const [row, column] of [
    ['3', '学院代码'],
    ['4', '学院名称'],
  ] as const) {
    const line = page.getByRole('row', { name: new RegExp(`^${row} ${column}`) });
    await line.waitFor();
  }
  await settled(page, '有问题');
  await screenshot(page, 'console/import-broken');
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.goto(`${demo.url}/console/people?part=colleges`);
  await settled(page, '外国语学院');
  expect(await page.getByRole('cell', { name: '医学院', exact: true }).count()).toBe(0);

  await page.goto(`${demo.url}/console/transfer?kind=colleges`);
  await selectFile(page, csv('学院（改）.csv', 'MED,医学院', 'GEO,地质学院'));
  await page.getByText('2 行都没有问题').waitFor();
  await page.getByRole('button', { name: '导入这 2 行' }).click();
  await page.getByText('已导入：新增 2，更新 0，没有变化 0').waitFor();
  await page.goto(`${demo.url}/console/people?part=colleges`);
  await page.getByRole('cell', { name: '医学院', exact: true }).waitFor();
  await page.context().close();
});

it('shows what would change before it is written, and provides the file with its problems', async () => {
  const page = await openConsole(demo, 'admin', 'transfer?kind=colleges');
  await selectFile(page, csv('学院.csv', 'FL,外国语言学院', 'BIO,生物学院'));
  await page.getByText('会新增的（1）').waitFor();
  await page.getByRole('button', { name: '会改动的（1）' }).click();
  await page.getByRole('listitem').filter({ hasText: '学院名称：外国语学院 → 外国语言学院' }).waitFor();
  await settled(page, '会改动的');
  await screenshot(page, 'console/import-preview');
  expect(await accessibilityFaults(page)).toEqual([]);

  await page.goto(`${demo.url}/console/transfer?kind=colleges`);
  await selectFile(page, csv('学院.csv', '坏 代码,地质学院'));
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载带问题说明的文件' }).click();
  expect((await download).suggestedFilename()).toBe('学院导入问题.xlsx');
  await page.context().close();
});

it('imports a column that was assigned by hand, and undoes the import', async () => {
  const page = await openConsole(demo, 'admin', 'transfer?kind=students');
  const head = '学号,姓名,姓名拼音,性别,出生日期,学院代码,专业,培养层次,年级,备用栏';
  const students = [head, '2026990001,撤小销,CHE XIAOXIAO,女,2006-01-02,FL,德语,本科生,2026 级,3.7'].join('\n');
  await selectFile(page, { ...csv('撤销.csv'), buffer: Buffer.from(students) });
  await page.getByRole('button', { name: '列的对应：9 列导入，1 列不导入' }).click();
  await page.getByRole('combobox', { name: '“备用栏”导入为' }).fill('平均学分绩点');
  await page.getByRole('combobox', { name: '“备用栏”导入为' }).press('Enter');
  await page.getByRole('button', { name: '列的对应：10 列导入，0 列不导入' }).waitFor();
  await page.getByRole('button', { name: '导入这 1 行' }).click();
  await page.getByText('已导入：新增 1，更新 0，没有变化 0').waitFor();
  await page
    .getByRole('row', { name: /撤销\.csv/ })
    .getByRole('button', { name: '撤销' })
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('新增的 1 名会从名册中移除').waitFor();
  await dialog.getByRole('button', { name: '撤销导入' }).click();
  await page.locator('.ant-modal-confirm-title', { hasText: '已撤销：1 名学生恢复原样' }).waitFor();
  await page.getByRole('row', { name: /撤销\.csv.*已撤销/ }).waitFor();
  await page.goto(`${demo.url}/console/register?q=2026990001`);
  await settled(page, '没有符合条件的学生');
  expect(await page.getByText('撤小销').count()).toBe(0);
  await page.context().close();
});

it('refuses a file that is not a spreadsheet', async () => {
  const page = await openConsole(demo, 'admin', 'transfer?kind=colleges');
  await selectFile(page, { ...csv('学院.xlsx'), buffer: Buffer.from('not a sheet') });
  await page.getByText('没有读懂这个文件').waitFor();
  await page.context().close();
});

it.each([
  ['office', ['申请', '在外学生', '打卡记录', '核定预算', '核定资助', '消息台账']],
  ['college', ['申请', '在外学生', '打卡记录']],
  ['finance', ['申请', '核定预算', '核定资助']],
])('%s can export exactly the sheets of the role', async (username, titles) => {
  const page = await openConsole(demo, username, 'transfer');
  const cards = page.locator('.export');
  await cards.first().waitFor();
  expect(await cards.locator('h3').allInnerTexts()).toEqual(titles);
  for (const title of titles) {
    const download = page.waitForEvent('download');
    const card = cards.filter({ has: page.getByRole('heading', { name: title, exact: true }) });
    await card.getByRole('button', { name: '导出 XLSX' }).click();
    const path = await (await download).path();
    expect(readFileSync(path).subarray(0, 2).toString('latin1')).toBe('PK');
    await page.getByText(`已导出：${title}`).waitFor();
  }
  await page.context().close();
});
