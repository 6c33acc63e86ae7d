import { demoRoutes, mobilityDeskRoutes, type QueueItem, reviewRoutes } from '@yuanhang/contract';
import { addDays, dateInShanghai } from '@yuanhang/domain';
import type { Page } from 'playwright-core';
import { anonymousApi, apiAs } from '../src/api';
import { beginApplication } from '../src/begin-application';
import { newPhone, screenshot } from '../src/browser';
import { ownDemo } from '../src/demo';
import { photo, transcript } from '../src/sample-files';
import { stepsInOrder } from '../src/steps';
import { type StudentApp, studentApp } from '../src/student-app';

/** One student’s mobility, from the first look at a programme to a help request abroad, on the phone and in the chat. */
const programme = '柏林自由大学学期交换';
const plan = '修读三门与专业相关的课程，每两周与国内导师汇报进展，完成一篇课程论文，并参加院系的研讨。'.repeat(6);

const demo = ownDemo();
let student: StudentApp;
let chat: Page;

beforeAll(async () => {
  student = studentApp(await (await newPhone(demo.browser)).newPage(), demo.url);
  chat = await (await newPhone(demo.browser)).newPage();
});

/** Moves the demo's clock to an hour (UTC) of a day, and does everything that is due by then. */
async function moveClock(day: string, hour: '02' | '09'): Promise<void> {
  await anonymousApi(demo.url)(demoRoutes.moveClock, { body: { to: `${day}T${hour}:00:00.000Z` } });
}
const now = async () => new Date((await anonymousApi(demo.url)(demoRoutes.readClock, {})).now);

/** The student's first item in the queue of this member of the staff. */
async function queueItem(username: string): Promise<QueueItem> {
  const call = await apiAs(demo.url, username);
  const { items } = await call(reviewRoutes.queue, { query: { q: '林知远' } });
  const [first] = items;
  if (!first) throw new Error(`nothing of 林知远 waits for ${username}`);
  return first;
}
async function approve(username: string, comment: string): Promise<void> {
  const call = await apiAs(demo.url, username);
  const { id, subject, version } = await queueItem(username);
  const request = { params: { id }, body: { version, decision: 'approve' as const, comment } };
  if (subject === 'application') await call(reviewRoutes.decideApplication, request);
  else await call(reviewRoutes.decideRequest, request);
}
const botMessage = (text: string | RegExp) => chat.locator('[data-from="bot"]', { hasText: text }).last();

const step = stepsInOrder(async () => {
  await screenshot(student.page, 'failed-student');
  await screenshot(chat, 'failed-chat');
});

describe('one student’s mobility', () => {
  step('signs in and sees how to start', async () => {
    await student.open('/pages/home/index');
    await student.tapText('林知远');
    await student.text('看看可以去哪里').waitFor();
    await screenshot(student.page, '01-home');
  });

  step('finds a programme and reads its page', async () => {
    await student.page.getByRole('tab', { name: '项目' }).last().click();
    await student.text(programme).waitFor();
    await student.currentPage().locator('input').first().fill('柏林');
    await student.text('香港大学学期交流').waitFor({ state: 'hidden' });
    await student.text(programme).waitFor();
    await screenshot(student.page, '02-programmes');
    await student.tapText(programme);
    await student.text('项目介绍').waitFor();
    await screenshot(student.page, '03-programme');
  });

  step('accepts the declaration', async () => {
    await student.tap('申请这个项目');
    await student.text('本人承诺').waitFor();
    await beginApplication(student);
    await student.text('基本信息').waitFor();
  });

  step('fills in the pages of the application', async () => {
    await student.fill('通信地址', '示例大学榆中校区 5 号楼 301 室');
    await student.fill('紧急联系人', '林建国');
    await student.fill('与本人关系', '父亲');
    await student.fill('紧急联系人电话', '13900000001');
    await student.fill('手机号码', '13800000001');
    await student.fill('电子邮箱', 'lin@stu.example.edu.cn');
    await screenshot(student.page, '04-basic');
    await student.tap('保存并下一步');
    await student.text('学习计划').waitFor();
    const today = dateInShanghai(await now());
    await student.fill('计划开始日期', addDays(today, 60));
    await student.fill('计划结束日期', addDays(today, 240));
    await student.choose('经费来源', '个人自筹');
    await student.tap('好了');
    await student.fill('学习计划', plan);
    await student.pick('是否有出国（境）经历', '否');
    await screenshot(student.page, '05-application');
    await student.tap('保存并下一步');
    await student.text('外语水平').waitFor();
    await student.tap('下一步');
  });

  step('uploads two materials', async () => {
    await student.upload('成绩单（英文）', transcript);
    await student.upload('护照首页', photo);
    await screenshot(student.page, '06-materials');
    await student.tap('下一步');
  });

  step('submits', async () => {
    await student.text('都填好了，可以提交').waitFor();
    await screenshot(student.page, '07-review');
    await student.tap('提交申请');
    await student.text('申请中').waitFor();
    await screenshot(student.page, '08-submitted');
  });

  step('is bound to the chat', async () => {
    // The demo binds 林知远 at its first start, by sending her code as her contact.
    await chat.goto(`${demo.chatUrl}/`);
    await chat.getByRole('button', { name: '林知远' }).click();
    await botMessage('绑定成功').waitFor();
  });

  step('reads in the chat that college and office approved', async () => {
    // 10:00 in Shanghai, outside quiet hours.
    await moveClock(addDays(dateInShanghai(await now()), 1), '02');
    await approve('college', '推荐。学业表现良好。');
    await botMessage('已通过学院审核').waitFor();
    await approve('office', '名额已确认，请尽早完成派出确认。');
    await botMessage('已通过校内审核').waitFor();
    await screenshot(chat, '09-chat-approved');
  });

  step('confirms the dispatch', async () => {
    await student.open('/pages/home/index');
    await student.page.reload();
    await student.text('填写派出确认').waitFor();
    await screenshot(student.page, '10-home-next');
    await student.tap('去填写');
    const today = dateInShanghai(await now());
    await student.fill('出发日期', addDays(today, 60));
    await student.fill('返校日期', addDays(today, 240));
    await student.fill('行程', '兰州 → 北京 → 柏林');
    await student.pick('签证（签注）', '已办妥');
    await student.pick('出行证件', '护照');
    await student.tap('同意');
    await student.fill('证件号码', 'E12345678');
    await student.fill('证件有效期至', addDays(today, 2000));
    await student.fill('保险公司', '中国人寿');
    await student.fill('保单号', 'CL2026000001');
    await student.fill('保险生效日期', addDays(today, 59));
    await student.fill('保险截止日期', addDays(today, 250));
    await student.fill('接收方联系人', 'International Office');
    await student.fill('接收方邮箱', 'exchange@fu.example.org');
    await student.fill('境外住址', 'Garystraße 35, 14195 Berlin');
    await screenshot(student.page, '11-dispatch');
    await student.tap('提交');
    await student.text('审核中').waitFor();
    await approve('office', '材料齐全，一路平安。');
    await botMessage('派出确认已通过').waitFor();
  });

  step('is reminded of the arrival, and checks in by a chat message', async () => {
    // 10:00 or 11:00 in Berlin, where she is now. At 10:00 in Shanghai it would be night there.
    await moveClock(addDays(dateInShanghai(await now()), 62), '09');
    await botMessage('到达后请打卡报平安').waitFor();
    await student.open('/pages/home/index');
    await student.page.reload();
    await student.tap('去打卡');
    await student.tap('同意');
    await student.text('本次打卡').waitFor();
    await chat.getByRole('textbox', { name: '发消息' }).fill('打卡 柏林 一切顺利');
    await chat.keyboard.press('Enter');
    await botMessage('已记下').waitFor();
    await screenshot(chat, '12-chat-check-in');
  });

  step('student and office see the check-in', async () => {
    await student.open('/pages/home/index');
    await student.page.reload();
    await student.tap('去打卡');
    await student.text(/一切顺利/).waitFor();
    await screenshot(student.page, '13-check-in');
    const office = await apiAs(demo.url, 'office');
    const { items } = await office(mobilityDeskRoutes.studentsAbroad, { query: { q: '林知远' } });
    expect(items).toMatchObject([
      {
        student: { name: '林知远' },
        lastCheckIn: { kind: 'arrival', place: '德国 柏林', note: '一切顺利', source: 'chat' },
      },
    ]);
  });

  step('asks for help, and the office takes over', async () => {
    await chat.getByRole('textbox', { name: '发消息' }).fill('求助 护照丢了');
    await chat.keyboard.press('Enter');
    await botMessage('12308').waitFor();
    const office = await apiAs(demo.url, 'office');
    const { items } = await office(mobilityDeskRoutes.helpRequests, { query: { open: 'true' } });
    const help = items.find((one) => one.student.name === '林知远');
    await office(mobilityDeskRoutes.acknowledge, { params: { id: help?.id ?? '' }, body: { comment: '已电话联系' } });
    await botMessage('已看到你的求助').waitFor();
    await screenshot(chat, '14-chat-help');
  });
});
