import { demoRoutes, mobilityDeskRoutes, type QueueItem, reviewRoutes } from '@yuanhang/contract';
import { addDays, dateInShanghai } from '@yuanhang/domain';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, phone, picture } from '../src/browser';
import { photo, transcript } from '../src/files';
import { type Product, startProduct } from '../src/product';
import { signedIn, visitor } from '../src/staff';
import { type StudentApp, studentApp } from '../src/student-app';

const password = 'yuanhang-demo';
const programme = '柏林自由大学学期交换';
const plan = '修读三门与专业相关的课程，每两周与国内导师汇报进展，完成一篇课程论文，并参加院系的研讨。'.repeat(6);

let product: Product;
let browser: Browser;
let student: StudentApp;
let chat: Page;

beforeAll(async () => {
  product = await startProduct();
  browser = await launchBrowser();
  student = studentApp(await (await phone(browser)).newPage(), product.url);
  chat = await (await phone(browser)).newPage();
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

/** Moves business time to an hour (UTC) of a day; everything due by then is done. */
async function goTo(day: string, hour: '02' | '09'): Promise<void> {
  await visitor(product.url)(demoRoutes.moveClock, { body: { to: `${day}T${hour}:00:00.000Z` } });
}
const now = async () => new Date((await visitor(product.url)(demoRoutes.readClock, {})).now);

/** What waits for this member of staff about our student. */
async function waiting(username: string): Promise<QueueItem> {
  const call = await signedIn(product.url, username, password);
  const { items } = await call(reviewRoutes.queue, { query: { q: '林知远' } });
  const [first] = items;
  if (!first) throw new Error(`nothing of 林知远 waits for ${username}`);
  return first;
}
async function approve(username: string, comment: string): Promise<void> {
  const call = await signedIn(product.url, username, password);
  const { id, subject, version } = await waiting(username);
  const request = { params: { id }, body: { version, decision: 'approve' as const, comment } };
  const once = { idempotencyKey: `e2e-${username}-${id}` };
  if (subject === 'application') await call(reviewRoutes.decideApplication, request, once);
  else await call(reviewRoutes.decideRequest, request, once);
}
const said = (words: string | RegExp) => chat.locator('[data-from="bot"]', { hasText: words }).last();

// One student's way, in order: each step stands on the one before.
let broken = false;
/** A step stands on the one before, and is not tried when that one failed. */
const step = (name: string, walk: () => Promise<void>) =>
  it(name, async () => {
    if (broken) throw new Error('an earlier step failed');
    broken = true;
    await walk().catch(async (error: unknown) => {
      await picture(student.page, 'failed-student');
      await picture(chat, 'failed-chat');
      throw error;
    });
    broken = false;
  });

describe('one student’s whole trip', () => {
  step('signs in and sees where to begin', async () => {
    await student.open('/pages/home/index');
    await student.tapText('林知远');
    await student.text('看看可以去哪里').waitFor();
    await picture(student.page, '01-home');
  });

  step('finds a programme and reads about it', async () => {
    await student.page.getByRole('tab', { name: '项目' }).last().click();
    await student.text(programme).waitFor();
    await student.seen().locator('input').first().fill('柏林');
    await student.text('香港大学学期交流').waitFor({ state: 'hidden' });
    await student.text(programme).waitFor();
    await picture(student.page, '02-programmes');
    await student.tapText(programme);
    await student.text('项目介绍').waitFor();
    await picture(student.page, '03-programme');
  });

  step('accepts the declaration', async () => {
    await student.tap('申请这个项目');
    await student.text('本人承诺').waitFor();
    await student.tap('同意并开始填报');
    await student.text('基本信息').waitFor();
  });

  step('fills in the pages', async () => {
    await student.fill('通信地址', '示例大学榆中校区 5 号楼 301 室');
    await student.fill('紧急联系人', '林建国');
    await student.fill('与本人关系', '父亲');
    await student.fill('紧急联系人电话', '13900000001');
    await student.fill('手机号码', '13800000001');
    await student.fill('电子邮箱', 'lin@stu.example.edu.cn');
    await picture(student.page, '04-basic');
    await student.tap('保存并下一步');
    await student.text('学习计划').waitFor();
    const today = dateInShanghai(await now());
    await student.fill('计划开始日期', addDays(today, 60));
    await student.fill('计划结束日期', addDays(today, 240));
    await student.choose('经费来源', '个人自筹');
    await student.tap('好了');
    await student.fill('学习计划', plan);
    await student.pick('是否有出国（境）经历', '否');
    await picture(student.page, '05-application');
    await student.tap('保存并下一步');
    await student.text('外语水平').waitFor();
    await student.tap('下一步');
  });

  step('uploads two materials', async () => {
    await student.upload('成绩单（英文）', transcript);
    await student.upload('护照首页', photo);
    await picture(student.page, '06-materials');
    await student.tap('下一步');
  });

  step('submits', async () => {
    await student.text('都填好了，可以提交').waitFor();
    await picture(student.page, '07-review');
    await student.tap('提交申请');
    await student.text('申请中').waitFor();
    await picture(student.page, '08-submitted');
  });

  step('binds the chat with a code', async () => {
    // The demo binds 林知远 at the first start, by saying her code as her contact.
    await chat.goto(`${product.chatUrl}/`);
    await chat.getByRole('button', { name: '林知远' }).click();
    await said('绑定成功').waitFor();
  });

  step('hears in chat that the college and the office approved', async () => {
    // 10:00 in Shanghai: outside quiet hours.
    await goTo(addDays(dateInShanghai(await now()), 1), '02');
    await approve('college', '推荐。学业表现良好。');
    await said('已通过学院审核').waitFor();
    await approve('office', '名额已确认，请尽早完成派出确认。');
    await said('已通过校内审核').waitFor();
    await picture(chat, '09-chat-approved');
  });

  step('confirms the dispatch', async () => {
    await student.open('/pages/home/index');
    await student.page.reload();
    await student.text('填写派出确认').waitFor();
    await picture(student.page, '10-home-next');
    await student.tap('去填写');
    const today = dateInShanghai(await now());
    await student.fill('出发日期', addDays(today, 60));
    await student.fill('返校日期', addDays(today, 240));
    await student.fill('行程', '兰州 → 北京 → 柏林');
    await student.pick('签证（签注）', '已办妥');
    await student.pick('出行证件', '护照');
    await student.fill('证件号码', 'E12345678');
    await student.fill('证件有效期至', addDays(today, 2000));
    await student.fill('保险公司', '中国人寿');
    await student.fill('保单号', 'CL2026000001');
    await student.fill('保险生效日期', addDays(today, 59));
    await student.fill('保险截止日期', addDays(today, 250));
    await student.fill('接收方联系人', 'International Office');
    await student.fill('接收方邮箱', 'exchange@fu.example.org');
    await student.fill('境外住址', 'Garystraße 35, 14195 Berlin');
    await picture(student.page, '11-dispatch');
    await student.tap('提交');
    await student.text('审核中').waitFor();
    await approve('office', '材料齐全，一路平安。');
    await said('派出确认已通过').waitFor();
  });

  step('is reminded of the arrival, and checks in with a word', async () => {
    // 10:00 or 11:00 in Berlin, where she is by now: at 10:00 in Shanghai it would still be night there.
    await goTo(addDays(dateInShanghai(await now()), 62), '09');
    await said('到达后请打卡报平安').waitFor();
    await chat.getByRole('textbox', { name: '发消息' }).fill('打卡 柏林 一切顺利');
    await chat.keyboard.press('Enter');
    await said('已记下').waitFor();
    await picture(chat, '12-chat-check-in');
  });

  step('shows the check-in to the student and to the office', async () => {
    await student.open('/pages/home/index');
    await student.page.reload();
    await student.tap('去打卡');
    await student.text(/一切顺利/).waitFor();
    await picture(student.page, '13-check-in');
    const office = await signedIn(product.url, 'office', password);
    const { items } = await office(mobilityDeskRoutes.studentsAbroad, { query: { q: '林知远' } });
    expect(items).toMatchObject([
      {
        student: { name: '林知远' },
        lastCheckIn: { kind: 'arrival', place: '德国 柏林', note: '一切顺利', source: 'chat' },
      },
    ]);
  });

  step('calls for help, and somebody answers', async () => {
    await chat.getByRole('textbox', { name: '发消息' }).fill('求助 护照丢了');
    await chat.keyboard.press('Enter');
    await said('12308').waitFor();
    const office = await signedIn(product.url, 'office', password);
    const { items } = await office(mobilityDeskRoutes.helpRequests, { query: { open: 'true' } });
    const help = items.find((one) => one.student.name === '林知远');
    await office(mobilityDeskRoutes.acknowledge, { params: { id: help?.id ?? '' }, body: { comment: '已电话联系' } });
    await said('已看到你的求助').waitFor();
    await picture(chat, '14-chat-help');
  });
});
