import type { Page } from 'playwright-core';
import { accessibilityFaults } from '../src/accessibility';
import { screenshot } from '../src/browser';
import { newDesktop, pageErrors, signIn } from '../src/console';
import { sharedDemo } from '../src/demo';

const demo = sharedDemo();
let page: Page;
beforeAll(async () => {
  page = await (await newDesktop(demo.browser, { width: 1440 })).newPage();
});

const menu = () => page.getByRole('navigation', { name: '主菜单' });

it('asks to sign in, and continues to the requested address', async () => {
  const errors = pageErrors(page);
  await page.goto(`${demo.url}/console/applications?stage=dispatched`);
  await page.getByRole('heading', { name: '远航工作台' }).waitFor();
  await page.getByText('演示账号').waitFor();
  await screenshot(page, 'console/sign-in');
  expect(await accessibilityFaults(page)).toEqual([]);
  await signIn(page, 'office');
  await page.getByRole('heading', { name: '申请' }).waitFor();
  await page.getByText('已派出').first().waitFor();
  expect(page.url()).toContain('stage=dispatched');
  await screenshot(page, 'console/applications');
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(errors).toEqual([]);
});

it('the session cookie is protected from scripts and other sites', async () => {
  const [cookie] = await page.context().cookies();
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
  const forged = await page.context().request.delete(`${demo.url}/api/session`, {
    headers: { origin: 'https://evil.example' },
  });
  expect(forged.status()).toBe(403);
});

it('asks to sign in again over the page when the session ends, and continues there', async () => {
  const search = page.getByLabel('姓名、拼音、学号、申请号、项目、学校、城市');
  await search.fill('赵一鸣');
  await page.context().clearCookies();
  await search.press('Enter');
  await page.getByText('请重新登录').waitFor();
  await screenshot(page, 'console/sign-in-again');
  await signIn(page, 'office');
  await page.getByText('请重新登录').waitFor({ state: 'hidden' });
  await page.getByRole('link', { name: '赵一鸣' }).first().waitFor();
});

it('a student is referred to the student side', async () => {
  await page.getByRole('button', { name: /国际处/ }).click();
  await page.getByText('退出登录').click();
  await signIn(page, 'lin');
  await page.getByText('这里是教职工的工作台').waitFor();
  expect(await menu().count()).toBe(0);
});
