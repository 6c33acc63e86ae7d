import { readFileSync } from 'node:fs';
import { demoRoutes } from '@yuanhang/contract';
import { addDays, dateInShanghai } from '@yuanhang/domain';
import type { Page } from 'playwright-core';
import { anonymousApi } from '../src/api';
import { screenshot } from '../src/browser';
import { choose, openConsole, pageErrors, pickDay, settled } from '../src/console';
import { ownDemo } from '../src/demo';
import { type ExchangeStudent, exchangeStudent } from '../src/exchange-student';
import { stepsInOrder } from '../src/steps';

/**
 * One exchange from the publication of its programme to the grant, by the four roles of the staff in the browser. The
 * student acts through the API here; e2e/journeys has the student's side on the phone.
 */
const programme = '慕尼黑大学学期交换（新设）';
const studentName = '林知远';

const demo = ownDemo();
let student: ExchangeStudent;
const consoles = new Map<string, { readonly page: Page; readonly errors: readonly string[] }>();
beforeAll(async () => {
  student = await exchangeStudent(demo.url, 'lin');
});

/** Opens a page for this member of the staff, always in the same browser context. */
async function as(username: string, path: string): Promise<Page> {
  const known = consoles.get(username);
  if (known) {
    await known.page.goto(`${demo.url}/console/${path}`);
    return known.page;
  }
  const page = await openConsole(demo, username, path);
  consoles.set(username, { page, errors: pageErrors(page) });
  return page;
}

const today = async () => dateInShanghai(new Date((await anonymousApi(demo.url)(demoRoutes.readClock, {})).now));
/** Moves the demo's clock by so many days to 10:00 in Germany, and does everything that is due by then. */
async function later(days: number): Promise<void> {
  const to = `${addDays(await today(), days)}T09:00:00.000Z`;
  await anonymousApi(demo.url)(demoRoutes.moveClock, { body: { to } });
}

/** Finds the student's request of this kind in the queue, and approves it. */
async function approve(username: string, kind: string, comment: string, amount?: string): Promise<void> {
  const page = await as(username, `queue?q=${encodeURIComponent(studentName)}`);
  await page.getByRole('row', { name: new RegExp(kind) }).click();
  const record = page.getByRole('region', { name: `${studentName} 的${kind}` });
  await record.getByText(programme).waitFor();
  if (amount !== undefined) await record.getByLabel('批准金额（元）').fill(amount);
  await record.getByRole('textbox', { name: '意见' }).fill(comment);
  await record.getByRole('button', { name: '通过', exact: true }).click();
  await page.getByText(`${studentName} 已通过`).waitFor();
}

const step = stepsInOrder(async () => {
  for (const [username, { page }] of consoles) await screenshot(page, `console/failed-${username}`);
});

step('the office creates a programme and publishes it', async () => {
  const page = await as('office', 'programmes');
  await page.getByRole('button', { name: '新建项目' }).click();
  const now = await today();
  await settled(page, '学生看到的页面');
  await page.getByLabel('项目名称', { exact: true }).fill(programme);
  await choose(page, '国家或地区', '德国', '德国');
  await page.getByLabel('城市', { exact: true }).fill('慕尼黑');
  // The country has one zone.
  await page.getByText(/^柏林时间（UTC\+[12]）$/).waitFor();
  await page.getByLabel('名额', { exact: true }).fill('2');
  await pickDay(page, '交流开始', addDays(now, 30));
  await pickDay(page, '交流结束', addDays(now, 150));
  await page.getByRole('textbox', { name: '申报须知' }).fill('申请前请与导师商量。');
  await page.getByRole('button', { name: '添加材料' }).click();
  await page.getByLabel('材料名称', { exact: true }).fill('成绩单（英文）');
  await page.getByLabel('可申请经费预算').check();
  await page.getByLabel('可申请资助').check();
  await page.getByRole('button', { name: '保存草稿' }).click();
  await page.getByRole('heading', { name: programme }).waitFor();
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
  await page.getByText('已发布', { exact: true }).first().waitFor();
  await settled(page, '学生看到的页面');
  await screenshot(page, 'console/exchange-published');
});

step('the student applies; college and office approve', async () => {
  const now = await today();
  await student.apply(programme, { startOn: addDays(now, 30), endOn: addDays(now, 150) });
  await approve('college', '项目申请', '推荐。学业表现良好。');
  await approve('office', '项目申请', '同意，请尽早办理派出。');
  expect((await student.application()).stage).toBe('approved');
});

step('the student applies for the budget and confirms the dispatch; office and finance approve', async () => {
  await student.submitRequest('budget_application', {
    internationalTravelAmount: 800_000,
    insuranceAmount: 90_000,
    explanation: '按官网报价计算，差额自筹。',
  });
  await approve('office', '经费预算申请', '属实。');
  await approve('finance', '经费预算申请', '按标准核定。', '6,500');
  const now = await today();
  await student.submitRequest('dispatch_confirmation', {
    departOn: addDays(now, 29),
    returnOn: addDays(now, 150),
    itinerary: '兰州 → 北京 → 慕尼黑',
    visaStatus: 'granted',
    visaNumber: 'D12345678',
    travelDocumentType: 'passport',
    travelDocumentNumber: 'E12345732',
    travelDocumentValidUntil: addDays(now, 2000),
    insurer: '中国人保',
    insurancePolicyNumber: 'P2027-1',
    insuranceFrom: addDays(now, 20),
    insuranceTo: addDays(now, 170),
    hostContact: 'Anna Schmidt',
    hostEmail: 'anna@example.de',
    addressAbroad: 'Leopoldstraße 13, München',
    emergencyName: '林建国',
    emergencyRelation: '父亲',
    emergencyPhone: '13900005678',
  });
  await approve('office', '派出确认', '材料齐全，一路平安。');
  expect((await student.application()).stage).toBe('dispatched');
});

step('the student arrives and is listed among the students abroad', async () => {
  await later(30);
  await student.checkIn('慕尼黑', { note: '已到宿舍' });
  const page = await as('office', `abroad?q=${encodeURIComponent(studentName)}`);
  const row = page.getByRole('row', { name: new RegExp(studentName) }).last();
  await row.getByText('德国 慕尼黑').waitFor();
  await row.getByText('上次').waitFor();
});

step(
  'the student returns and applies for funding; college, office and finance approve, and the application closes',
  async () => {
    await later(60);
    await student.submitRequest('return_formalities', {
      actualReturnOn: addDays(await today(), -1),
      finalReport: '课程收获很多，也更了解自己的方向。'.repeat(20),
      hasTranscript: false,
    });
    await student.submitRequest('funding_application', {
      amount: 500_000,
      accountHolder: studentName,
      bankName: '中国银行兰州大学支行',
      bankAccount: '6217000010001234567',
      explanation: '国际旅费与保险费，票据齐全。',
    });
    await approve('college', '返校手续', '同意。');
    await approve('office', '返校手续', '手续齐全。');
    await approve('office', '资助申请', '符合资助条件。');
    await approve('finance', '资助申请', '核定。', '4,800');
    const page = await as('office', `applications?q=${encodeURIComponent(studentName)}`);
    await page
      .getByRole('row', { name: new RegExp(programme.slice(0, 6)) })
      .getByText('已办结')
      .waitFor();
  },
);

step('finance exports the sheet from which the funding is paid', async () => {
  const page = await as('finance', 'transfer');
  await page.getByRole('button', { name: '含银行账号' }).click();
  const dialog = page.getByRole('dialog', { name: '导出银行账号' });
  await dialog.getByLabel('目的').fill('发放本学期资助');
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: '导出', exact: true }).click();
  const sheet = await download;
  expect(sheet.suggestedFilename()).toMatch(/\.xlsx$/);
  const path = await sheet.path();
  expect(readFileSync(path).subarray(0, 2).toString('latin1')).toBe('PK');
  await page.getByText('已导出：核定资助').waitFor();
});

step('the audit log records the export of the bank accounts and is unaltered', async () => {
  const page = await as('admin', 'audit');
  await choose(page, '全部操作', '导出');
  await page.getByRole('row', { name: /钱玉珍.*发放本学期资助/ }).waitFor();
  await page.getByRole('button', { name: '校验是否被改动' }).click();
  await page.getByText('没有被改动').waitFor();
  for (const { errors } of consoles.values()) expect(errors).toEqual([]);
});
