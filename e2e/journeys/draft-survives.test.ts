import { applicationRoutes } from '@yuanhang/contract';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../src/browser';
import { type Product, startProduct } from '../src/product';
import { studentApp } from '../src/student-app';
import { walkerOf } from '../src/walker';

/** What was typed outlives the network, and the page it was typed on. */
let product: Product;
let browser: Browser;
beforeAll(async () => {
  product = await startProduct();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

it('keeps a draft on the phone without a network, over the app being closed, and saves it when there is one', async () => {
  const student = await walkerOf(browser, product, 'feng', 'draft');
  const { id } = await student.application();
  const path = `/pages/apply/index?id=${id}&step=application`;
  const plan = async () => {
    const { pages } = await student.call(applicationRoutes.detail, { params: { id } });
    return pages.application.values.studyPlan;
  };
  await student.open(path);
  await student.text('已自动保存').waitFor();
  const context = student.page.context();
  await context.setOffline(true);
  await student.fill('学习计划', '修读两门专业课，周末去图书馆。');
  await student.text('没有网络，已存在本机').waitFor();
  await student.look('1-kept-here');
  await student.page.close();
  await context.setOffline(false);

  const again = studentApp(await context.newPage(), product.url);
  await again.open(path);
  await again.text('已自动保存').waitFor();
  const field = again.seen().locator('.yh-field', { hasText: '学习计划' }).locator('textarea').first();
  expect(await field.inputValue()).toBe('修读两门专业课，周末去图书馆。');
  expect(await plan()).toBe('修读两门专业课，周末去图书馆。');

  // And without being closed: the network is enough.
  await context.setOffline(true);
  await again.fill('学习计划', '修读三门专业课。');
  await again.text('没有网络，已存在本机').waitFor();
  await context.setOffline(false);
  await again.text('已自动保存').waitFor();
  expect(await plan()).toBe('修读三门专业课。');
});
