import { peopleRoutes } from '@yuanhang/contract';
import type { Browser } from 'playwright-core';
import { launchBrowser, picture } from '../src/browser';
import { type Cas, startCas } from '../src/cas';
import { desk, settled } from '../src/desk';
import { demoPassword } from '../src/personas';
import { type Product, startProduct } from '../src/product';
import { eachOnce, signedIn } from '../src/staff';

let cas: Cas;
let product: Product;
let browser: Browser;
beforeAll(async () => {
  cas = await startCas();
  product = await startProduct({ CAS_URL: cas.url });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  await cas?.stop();
});

it('the university says who one is; one lands where one wanted to go, with one’s own roles', async () => {
  const admin = eachOnce(await signedIn(product.url, 'admin', demoPassword));
  const body = { name: '孟晓燕', casId: 'T20260001', roles: [{ role: 'finance' as const, collegeId: null }] };
  await admin(peopleRoutes.addUser, { body });
  const page = await (await desk(browser)).newPage();
  await page.goto(`${product.url}/console/applications?stage=dispatched`);
  await settled(page, '统一身份认证登录');
  await picture(page, 'console/sign-in-cas');
  await page.getByRole('link', { name: '统一身份认证登录' }).click();
  await page.getByLabel('工号').fill('T20260001');
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('heading', { name: '申请' }).waitFor();
  expect(page.url()).toContain('/console/applications?stage=dispatched');
  expect(page.url()).not.toContain('ticket');
  await page.getByRole('button', { name: /孟晓燕/ }).waitFor();
  expect(await page.getByRole('link', { name: '在外学生' }).count()).toBe(0);
  await page.context().close();
});

it('whom the university knows and we do not is told so', async () => {
  const page = await (await desk(browser)).newPage();
  await page.goto(`${product.url}/console/`);
  await page.getByRole('link', { name: '统一身份认证登录' }).click();
  await page.getByLabel('工号').fill('T99999999');
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByText('系统里还没有你的信息').waitFor();
  await page.context().close();
});
