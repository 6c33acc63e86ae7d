import { checkInRoutes, homeRoutes, mobilityDeskRoutes } from '@yuanhang/contract';
import type { Browser, BrowserContext } from 'playwright-core';
import { launchBrowser, phone, picture } from '../src/browser';
import { becomeStudent } from '../src/personas';
import { type Product, startProduct } from '../src/product';
import { signedIn } from '../src/staff';
import { type StudentApp, studentApp } from '../src/student-app';

let product: Product;
let browser: Browser;
let context: BrowserContext;
let student: StudentApp;
beforeAll(async () => {
  product = await startProduct();
  browser = await launchBrowser();
  context = await phone(browser);
  await becomeStudent(context, product.url, 'zhao');
  student = studentApp(await context.newPage(), product.url);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

it('keeps a word said without a network, and sends it once when there is one', async () => {
  const call = await signedIn(product.url, 'zhao', 'yuanhang-demo');
  const { current } = await call(homeRoutes.home, {});
  const id = current?.id ?? '';
  const said = async () =>
    (await call(checkInRoutes.history, { params: { id }, query: {} })).items.filter(({ note }) => note === '在图书馆');

  await student.open(`/pages/check-in/index?applicationId=${id}`);
  await student.text('最近打卡').waitFor();
  await context.setOffline(true);
  await student.fill('想说的', '在图书馆');
  await student.tap(/平安/);
  await student.text('打卡已保存在手机上').waitFor();
  await picture(student.page, 'offline-check-in');
  expect(await said()).toEqual([]);

  await student.tap('现在发送');
  await student.text('打卡已保存在手机上').waitFor();
  await context.setOffline(false);
  await student.text('来自').or(student.text('在图书馆')).first().waitFor();
  expect(await said()).toHaveLength(1);
  expect(await student.seen().getByText('打卡已保存在手机上').count()).toBe(0);
});

it('says plainly that nobody heard a cry for help, shows the numbers, and sends it when it can', async () => {
  await context.setOffline(true);
  await student.tap('我需要帮助');
  await student.page.getByText('马上通知').last().click();
  await student.text('老师还没有收到').waitFor();
  await student.text('12308').waitFor();
  await picture(student.page, 'offline-help');
  await context.setOffline(false);
  await student.text('求助').waitFor();
  const office = await signedIn(product.url, 'office', 'yuanhang-demo');
  const { items } = await office(mobilityDeskRoutes.helpRequests, { query: { open: 'true' } });
  expect(items.filter(({ student: { name } }) => name === '赵一鸣')).toHaveLength(1);
});
