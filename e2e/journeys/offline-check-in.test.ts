import { checkInRoutes, homeRoutes, mobilityDeskRoutes } from '@yuanhang/contract';
import type { BrowserContext } from 'playwright-core';
import { apiAs } from '../src/api';
import { newPhone, screenshot } from '../src/browser';
import { ownDemo } from '../src/demo';
import { signInContext } from '../src/demo-accounts';
import { type StudentApp, studentApp } from '../src/student-app';

const demo = ownDemo();
let context: BrowserContext;
let student: StudentApp;
beforeAll(async () => {
  context = await newPhone(demo.browser);
  await signInContext(context, demo.url, 'zhao');
  student = studentApp(await context.newPage(), demo.url);
});

it('keeps a check-in made offline, and sends it once when online', async () => {
  const call = await apiAs(demo.url, 'zhao');
  const { current } = await call(homeRoutes.home, {});
  const id = current?.id ?? '';
  const received = async () =>
    (await call(checkInRoutes.history, { params: { id }, query: {} })).items.filter(({ note }) => note === '在图书馆');

  await student.open(`/pages/check-in/index?applicationId=${id}`);
  await student.text('最近打卡').waitFor();
  await context.setOffline(true);
  await student.fill('想说的', '在图书馆');
  await student.tap(/平安/);
  await student.text('打卡已保存在手机上').waitFor();
  await screenshot(student.page, 'offline-check-in');
  expect(await received()).toEqual([]);

  await student.tap('现在发送');
  await student.text('打卡已保存在手机上').waitFor();
  await context.setOffline(false);
  await student.text('来自').or(student.text('在图书馆')).first().waitFor();
  expect(await received()).toHaveLength(1);
  expect(await student.currentPage().getByText('打卡已保存在手机上').count()).toBe(0);
});

it('a help request made offline says that nobody has received it, shows phone numbers, and is sent when online', async () => {
  await context.setOffline(true);
  await student.tap('我需要帮助');
  await student.page.getByText('马上通知').last().click();
  await student.text('老师还没有收到').waitFor();
  await student.text('12308').waitFor();
  await screenshot(student.page, 'offline-help');
  await context.setOffline(false);
  await student.text('求助').waitFor();
  const office = await apiAs(demo.url, 'office');
  const { items } = await office(mobilityDeskRoutes.helpRequests, { query: { open: 'true' } });
  expect(items.filter(({ student: { name } }) => name === '赵一鸣')).toHaveLength(1);
});

it('a call for help made offline stands first at home, and is sent from there when the network is back', async () => {
  const call = await apiAs(demo.url, 'zhao');
  const { current } = await call(homeRoutes.home, {});
  const id = current?.id ?? '';
  const calls = async () =>
    (await call(checkInRoutes.history, { params: { id }, query: {} })).items.filter(({ note }) => note === '在机场')
      .length;
  await student.open('/pages/home/index');
  // Only home has it; the check-in page, from which this starts, shows the emergency contacts too.
  await student.text('下一步').waitFor();
  await student.open(`/pages/check-in/index?applicationId=${id}`);
  await student.text('最近打卡').waitFor();
  await student.fill('想说的', '在机场');
  await context.setOffline(true);
  await student.tap('我需要帮助');
  await student.page.getByText('马上通知').last().click();
  await student.text('老师还没有收到').waitFor();
  await student.open('/pages/home/index');
  await student.text('求助还没有发出，老师还没有收到').waitFor();
  await screenshot(student.page, 'offline-help-home');
  await context.setOffline(false);
  await student.text('求助还没有发出').waitFor({ state: 'hidden' });
  expect(await calls()).toBe(1);
});
