import {
  announcementRoutes,
  applicationRoutes,
  type Call,
  demoRoutes,
  identityRoutes,
  mobilityDeskRoutes,
} from '@yuanhang/contract';
import { addDays, dateInShanghai } from '@yuanhang/domain';
import type { Page } from 'playwright-core';
import { anonymousApi, apiAs } from '../src/api';
import { newPhone, screenshot } from '../src/browser';
import { choose, openConsole, settled } from '../src/console';
import { ownDemo } from '../src/demo';
import { poll } from '../src/poll';

const demo = ownDemo();
let page: Page;
let zhao: Call;
beforeAll(async () => {
  zhao = await apiAs(demo.url, 'zhao');
  page = await openConsole(demo, 'office', 'announcements');
});

it('an announcement is written and published, and students read it', async () => {
  const title = '寒假期间国际处值班安排';
  await page.getByRole('button', { name: '写公告' }).click();
  const editor = page.getByRole('dialog');
  await editor.getByLabel('标题', { exact: true }).fill(title);
  await editor.getByRole('textbox', { name: '正文' }).fill('## 值班\n\n- 周一至周五，**302 室**');
  await editor.getByRole('complementary', { name: '学生看到的公告' }).getByText('302 室').waitFor();
  await editor.getByRole('button', { name: '保存草稿' }).click();
  const publish = page.getByRole('dialog').getByRole('button', { name: '发布', exact: true });
  await publish.waitFor();
  const listed = async () =>
    (await zhao(announcementRoutes.list, { query: {} })).items.find((one) => one.title === title);
  // Students do not see drafts.
  expect(await listed()).toBeUndefined();
  await publish.click();
  await page.getByText('已发布，学生现在能看到').waitFor();
  const id = (await listed())?.id ?? '';
  const { bodyHtml } = await zhao(announcementRoutes.detail, { params: { id } });
  expect(bodyHtml).toContain('<strong>302 室</strong>');
  await page.getByRole('dialog').getByRole('button', { name: '关闭', exact: true }).click();
  await page
    .getByRole('row', { name: new RegExp(title) })
    .getByText('已发布')
    .waitFor();
});

it('the ledger is filtered by rule; a failed message is sent again and arrives', async () => {
  const clock = anonymousApi(demo.url);
  const moveTo = (to: string) => clock(demoRoutes.moveClock, { body: { to } });
  const today = dateInShanghai(new Date((await clock(demoRoutes.readClock, {})).now));
  // It is night in Berlin, so the chat message waits for the morning. Meanwhile the bot signs in with another account,
  // to which no user is bound.
  await moveTo(`${addDays(today, 1)}T22:30:00.000Z`);
  const { items } = await zhao(applicationRoutes.list, { query: {} });
  const abroad = items.find(({ stage }) => stage === 'dispatched');
  const office = await apiAs(demo.url, 'office');
  await office(mobilityDeskRoutes.chase, { params: { id: abroad?.id ?? '' } });
  await page.goto(`${demo.url}/console/ledger`);
  await choose(page, '全部规则', '老师催打卡', '催打卡');
  const row = page.getByRole('row', { name: /赵一鸣.*老师催打卡/ });
  await row.getByText('等待发送').waitFor();
  await page.waitForFunction(() => {
    const rows = Array.from(document.querySelectorAll('tr.ant-table-row'));
    return rows.length > 0 && rows.every(({ textContent }) => textContent?.includes('老师催打卡'));
  });
  await fetch(`${demo.chatUrl}/local/logins`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  // Before the server knows the new account, the message would still go out through the old one.
  await poll('the old binding ends', async () => !(await zhao(identityRoutes.chatBinding, {})).bound);
  await moveTo(`${addDays(today, 6)}T10:00:00.000Z`);
  await page.getByRole('group', { name: '结果' }).getByRole('button', { name: '发送失败' }).click();
  // The ledger was opened before the message failed. It reads the deliveries again without a reload.
  await row.getByText('聊天未绑定').waitFor();
  await settled(page, '重新发送');
  await screenshot(page, 'console/ledger-failed');

  // Zhao binds the chat again, and the office sends the message again.
  const { say } = await zhao(identityRoutes.createBindingCode, {});
  const chat = await (await newPhone(demo.browser)).newPage();
  await chat.goto(`${demo.chatUrl}/`);
  await chat.getByRole('button', { name: '赵一鸣' }).click();
  await chat.getByRole('textbox', { name: '发消息' }).fill(say);
  await chat.keyboard.press('Enter');
  await chat.locator('[data-from="bot"]', { hasText: '绑定成功' }).last().waitFor();
  await row.getByRole('button', { name: '重新发送' }).click();
  await page.getByText('已重新排队发送').waitFor();
  await row.waitFor({ state: 'detached' });
  await page.getByRole('group', { name: '结果' }).getByRole('button', { name: '已送达' }).click();
  await row.getByText('已送达').waitFor();
  await chat.locator('[data-from="bot"]', { hasText: '打卡' }).last().waitFor();
});
