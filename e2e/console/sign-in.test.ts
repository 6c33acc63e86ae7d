import type { Browser, Page } from 'playwright-core';
import { faultsOf } from '../src/accessibility';
import { launchBrowser, picture } from '../src/browser';
import { complaintsOf, desk, signIn } from '../src/desk';
import { type Product, startProduct } from '../src/product';

let product: Product;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  product = await startProduct();
  browser = await launchBrowser();
  page = await (await desk(browser, { width: 1440 })).newPage();
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const menu = () => page.getByRole('navigation', { name: '主菜单' });

it('asks who one is, and leads on to the address one came for', async () => {
  const complaints = complaintsOf(page);
  await page.goto(`${product.url}/console/applications?stage=dispatched`);
  await page.getByRole('heading', { name: '远航工作台' }).waitFor();
  await page.getByText('演示账号').waitFor();
  await picture(page, 'console/sign-in');
  expect(await faultsOf(page)).toEqual([]);
  await signIn(page, 'office');
  await page.getByRole('heading', { name: '申请' }).waitFor();
  await page.getByText('已派出').first().waitFor();
  expect(page.url()).toContain('stage=dispatched');
  await picture(page, 'console/applications');
  expect(await faultsOf(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

it('keeps the session from scripts and other sites', async () => {
  const [cookie] = await page.context().cookies();
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
  const forged = await page.context().request.delete(`${product.url}/api/session`, {
    headers: { origin: 'https://evil.example' },
  });
  expect(forged.status()).toBe(403);
});

it('asks again on top of the page when the session ends, and goes on there', async () => {
  const search = page.getByLabel('姓名、学号、申请号');
  await search.fill('赵一鸣');
  await page.context().clearCookies();
  await search.press('Enter');
  await page.getByText('请重新登录').waitFor();
  await picture(page, 'console/sign-in-again');
  await signIn(page, 'office');
  await page.getByText('请重新登录').waitFor({ state: 'hidden' });
  await page.getByRole('link', { name: '赵一鸣' }).first().waitFor();
});

it('sends a student to the students’ side', async () => {
  await page.getByRole('button', { name: /国际处/ }).click();
  await page.getByText('退出登录').click();
  await signIn(page, 'lin');
  await page.getByText('这里是教职工的工作台').waitFor();
  expect(await menu().count()).toBe(0);
});
