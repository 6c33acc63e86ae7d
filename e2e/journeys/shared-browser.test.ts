import { homeRoutes, identityRoutes } from '@yuanhang/contract';
import type { BrowserContext } from 'playwright-core';
import { apiAs } from '../src/api';
import { newPhone } from '../src/browser';
import { sharedDemo } from '../src/demo';
import { signInContext } from '../src/demo-accounts';
import { type StudentApp, studentApp } from '../src/student-app';

/** A browser that two students use one after the other. */
const demo = sharedDemo();
let context: BrowserContext;
let first: StudentApp;
let programme: string;
beforeEach(async () => {
  context = await newPhone(demo.browser);
  await signInContext(context, demo.url, 'zhao');
  first = studentApp(await context.newPage(), demo.url);
  await first.open('/pages/home/index');
  const { current } = await (await apiAs(demo.url, 'zhao'))(homeRoutes.home, {});
  programme = current?.programme.name ?? '';
  await first.text(programme).waitFor();
});
afterEach(() => context.close());

const stored = () => first.page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('kept:')));

it('hides the pages when the session ends elsewhere, and shows the next person nothing of the one before', async () => {
  expect(await stored()).toContainEqual(expect.stringMatching(/:answer:home$/));
  // Ends the session behind the page's back, as an administrator or another device does.
  const { cookies } = await context.storageState();
  const token = cookies.find(({ name }) => name === 'yh_session')?.value ?? '';
  const headers = { cookie: `yh_session=${token}`, origin: demo.url };
  const { status } = await fetch(`${demo.url}/api/session`, { method: 'DELETE', headers });
  expect(status).toBe(200);
  await first.open('/pages/applications/index');
  await first.text('演示账号').waitFor();
  expect(await stored()).not.toContainEqual(expect.stringMatching(/:answer:/));
  await first.page.goBack();
  await first.text('演示账号').waitFor();
  expect(await first.page.getByText(programme).filter({ visible: true }).count()).toBe(0);

  await first.text('冯子墨').click();
  await first.text('正在报名').waitFor();
  expect(await first.page.getByText(programme).filter({ visible: true }).count()).toBe(0);
  const { me } = await (await apiAs(demo.url, 'feng'))(identityRoutes.currentSession, {});
  expect((await stored()).filter((key) => key.includes('answer:'))).toEqual([`kept:${me.id}:answer:home`]);
});

it('leaves the pages of one person when another signs in in a second tab', async () => {
  await signInContext(context, demo.url, 'feng');
  await first.open('/pages/account/record');
  await first.page.waitForURL(/home/);
  await first.text('正在报名').waitFor();
  await first.open('/pages/me/index');
  await first.text('冯子墨').waitFor();
  expect(await first.page.getByText(programme).filter({ visible: true }).count()).toBe(0);
});
