import { screenshot } from '../src/browser';
import { openConsole, pageErrors, settled } from '../src/console';
import { sharedDemo } from '../src/demo';

const demo = sharedDemo();

it('an amount that is not a number is refused at its field, and nothing is granted', async () => {
  const page = await openConsole(demo, 'finance', 'queue');
  const decisions: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET' && request.url().includes('/decision')) decisions.push(request.postData() ?? '');
  });
  const amount = page.getByLabel('批准金额（元）');
  await amount.waitFor();
  const before = await page.locator('.desk h2').innerText();
  await amount.fill('六千五');
  await page.getByRole('alert').getByText('金额应为数字，最多两位小数').waitFor();
  await page.getByRole('textbox', { name: '意见' }).fill('按标准核定。');
  await page.locator('.desk-foot').getByRole('button', { name: '通过', exact: true }).click();
  // The button moves the focus to the field that has to be corrected, and does nothing else.
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === '批准金额（元）');
  expect(await page.locator('.desk h2').innerText()).toBe(before);
  expect(decisions).toEqual([]);

  await amount.fill('1,200.5');
  await page.getByRole('alert').waitFor({ state: 'detached' });
  await page.locator('.desk-foot').getByRole('button', { name: '通过', exact: true }).click();
  await page.getByText(/ 已通过$/).waitFor();
  expect(decisions.map((body) => JSON.parse(body))).toMatchObject([{ decision: 'approve', amountFen: 120_050 }]);
  await page.context().close();
});

it('a PDF is rendered over its record, within the content security policy', async () => {
  const page = await openConsole(demo, 'office', `queue?q=${encodeURIComponent('凤鸣')}`);
  const errors = pageErrors(page);
  await page.getByRole('button', { name: '通过', exact: true }).waitFor();
  const address = page.url();
  await page.getByRole('list', { name: '材料' }).getByRole('button', { name: /\.pdf/ }).first().click();
  const dialog = page.getByRole('dialog', { name: /\.pdf/ });
  await dialog.getByRole('img', { name: '第 1 页，共 1 页' }).waitFor();
  // The page element exists before its text is drawn: wait for a dark pixel.
  await page.waitForFunction(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.pdf-pages canvas');
    const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
    return pixels?.some((value, at) => at % 4 === 0 && value < 64 && (pixels[at + 3] ?? 0) > 128) ?? false;
  });
  await screenshot(page, 'console/pdf');
  expect(page.url()).toBe(address);
  expect(page.context().pages()).toHaveLength(1);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '通过', exact: true }).waitFor();
  expect(errors).toEqual([]);
  await page.context().close();
});

it('a file that shows a document opens only for a purpose, which the audit log has', async () => {
  const page = await openConsole(demo, 'office', `queue?q=${encodeURIComponent('凤鸣')}`);
  const errors = pageErrors(page);
  const passport = page.getByRole('list', { name: '材料' }).getByRole('listitem').filter({ hasText: '护照首页' });
  await passport.getByRole('button').first().click();
  const preview = page.getByRole('dialog').filter({ hasText: '写明目的后才能查看' });
  await preview.getByRole('button', { name: '查看', exact: true }).click();
  const question = page.getByRole('dialog').filter({ hasText: '都会记入审计' }).last();
  await question.getByLabel('查看目的').fill('核对护照上的姓名');
  await question.getByRole('button', { name: '查看', exact: true }).last().click();
  await page.getByRole('dialog').getByRole('img').first().waitFor();
  await screenshot(page, 'console/sensitive-file');
  expect(errors).toEqual([]);
  await page.context().close();

  const admin = await openConsole(demo, 'admin', `audit?q=${encodeURIComponent('核对护照上的姓名')}`);
  await admin.getByRole('row', { name: /打开证件文件.*护照首页/ }).waitFor();
  await admin.context().close();
});

it('a register of ten thousand students is shown page by page, by cursor', async () => {
  const count = 10_000;
  const header = '学号,姓名,姓名拼音,性别,出生日期,学院代码,专业,培养层次,年级,身份证号';
  const rows = Array.from({ length: count }, (_, index) => {
    const number = `30${String(index).padStart(8, '0')}`;
    const card = index === count - 1 ? '11010519491231002X' : '';
    return `${number},学生${index},XUE SHENG,女,1949-12-31,FL,德语,本科生,2024 级,${card}`;
  });
  const admin = await openConsole(demo, 'admin', 'transfer?kind=students');
  const chooser = admin.waitForEvent('filechooser');
  await admin.getByText('把 XLSX 或 CSV 文件拖到这里').click();
  const buffer = Buffer.from([header, ...rows].join('\n'));
  await (await chooser).setFiles({ name: '学生.csv', mimeType: 'text/csv', buffer });
  const longTimeout = { timeout: 120_000 };
  await admin.getByRole('button', { name: `导入这 ${count} 行` }).click(longTimeout);
  await admin.getByText(`已导入：新增 ${count}，更新 0，没有变化 0`).waitFor(longTimeout);
  await admin.context().close();

  const page = await openConsole(demo, 'office', 'register');
  const table = page.getByRole('region', { name: '学生名册' });
  const numbers = async () => table.locator('tbody tr.opens td:nth-child(2)').allInnerTexts();
  await settled(page, '第 1 页');
  /** Turns the page and waits for other rows: the previous ones stay until those have loaded. */
  const turnPage = async (button: string) => {
    const [before = ''] = await numbers();
    await table.getByRole('button', { name: button }).click();
    await page.waitForFunction((first) => {
      const now = document.querySelector<HTMLElement>('tr.opens td:nth-child(2)')?.innerText;
      return now !== undefined && now !== first;
    }, before);
    return numbers();
  };
  const seen = new Set(await numbers());
  for (const number of [2, 3, 4]) {
    const shown = await turnPage('下一页');
    expect(shown).toHaveLength(50);
    await table.getByText(`第 ${number} 页`).waitFor();
    for (const studentNumber of shown) seen.add(studentNumber);
  }
  // Four pages of fifty are two hundred students: no row is repeated.
  expect(seen.size).toBe(200);
  expect((await turnPage('上一页')).every((number) => seen.has(number))).toBe(true);
  await page.getByPlaceholder('姓名、拼音或学号').fill(`30${String(count - 1).padStart(8, '0')}`);
  await page.getByPlaceholder('姓名、拼音或学号').press('Enter');
  await table.getByText(`学生${count - 1}`).click();
  const drawer = page.locator('.ant-drawer-content', { hasText: `学生${count - 1}` });
  await drawer.getByText('1●●●●●●●●●●●●●●02X').waitFor();
  await drawer.getByRole('button', { name: '查看', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '查看身份证号' });
  await dialog.getByLabel('查看目的').fill('核对购买保险的身份');
  await dialog.getByRole('button', { name: '查看', exact: true }).click();
  await drawer.getByText('11010519491231002X').waitFor();
  await page.context().close();
});
