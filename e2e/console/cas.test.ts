import { peopleRoutes } from '@yuanhang/contract';
import { apiAs } from '../src/api';
import { screenshot } from '../src/browser';
import { type CasServer, startCasServer } from '../src/cas-server';
import { newDesktop, settled } from '../src/console';
import { ownDemo } from '../src/demo';

let cas: CasServer;
beforeAll(async () => {
  cas = await startCasServer();
});
afterAll(() => cas?.stop());
const demo = ownDemo(() => ({ CAS_URL: cas.url }));

it('signs in through CAS and opens the requested page with the person’s roles', async () => {
  const admin = await apiAs(demo.url, 'admin');
  const body = { name: '孟晓燕', casId: 'T20260001', roles: [{ role: 'finance' as const, collegeId: null }] };
  await admin(peopleRoutes.addUser, { body });
  const page = await (await newDesktop(demo.browser)).newPage();
  await page.goto(`${demo.url}/console/applications?stage=dispatched`);
  await settled(page, '统一身份认证登录');
  await screenshot(page, 'console/sign-in-cas');
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

it('refuses a person whom CAS knows and the product does not, with a message', async () => {
  const page = await (await newDesktop(demo.browser)).newPage();
  await page.goto(`${demo.url}/console/`);
  await page.getByRole('link', { name: '统一身份认证登录' }).click();
  await page.getByLabel('工号').fill('T99999999');
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByText('系统里还没有这个账号的信息').waitFor();
  await page.getByRole('link', { name: /换一个账号/ }).waitFor();
  await page.context().close();
});
