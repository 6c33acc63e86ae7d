import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { sharedDemo } from '../src/demo';
import { openStudentPhone, type StudentPhone } from '../src/student-phone';

/** 我的数据: a student exports everything stored about them, after confirming the password; a refusal is explained. */
const demo = sharedDemo();

const open = async (): Promise<StudentPhone> => {
  const student = await openStudentPhone(demo, 'zhao', 'my-data');
  await student.open('/pages/account/privacy');
  await student.text('导出我的全部信息').waitFor();
  return student;
};
/** The server's answer to a session whose password was not confirmed lately. */
const confirmFirst = {
  status: 403,
  json: { code: 'forbidden', detail: 'confirm_first', message: '请先重新登录', requestId: 'my-data', problems: [] },
};
/** Answers the next export in the server's place. */
const refuseOnce = (page: Page, answer: { status: number; json: object }) =>
  page.route('**/api/me/export*', (route) => route.fulfill(answer), { times: 1 });

/** Taps, and returns the first bytes of the downloaded archive; no other page may open. */
async function archiveAfter(student: StudentPhone, tap: () => Promise<void>): Promise<string> {
  const download = student.page.waitForEvent('download');
  await tap();
  const file = await download;
  expect(file.suggestedFilename()).toBe('我的远航信息.zip');
  await student.text('在浏览器的下载里可以找到').waitFor();
  expect(student.page.context().pages()).toHaveLength(1);
  return readFileSync(await file.path())
    .subarray(0, 2)
    .toString();
}

it('saves the archive without leaving the page', async () => {
  const student = await open();
  await student.checkpoint('1-before');
  expect(await archiveAfter(student, () => student.tap('确认并导出'))).toBe('PK');
  await student.checkpoint('2-saved');
});

it('asks a local account for its password again, and continues by itself', async () => {
  const student = await open();
  await refuseOnce(student.page, confirmFirst);
  const signedIn = student.page.waitForRequest('**/api/session/local');
  expect(await archiveAfter(student, () => student.tap('确认并导出'))).toBe('PK');
  expect((await signedIn).postDataJSON()).toMatchObject({ username: 'zhao', client: 'h5' });
});

it('confirms through the university’s sign-in page and returns', async () => {
  const student = await open();
  const { page } = student;
  await refuseOnce(page, confirmFirst);
  await page.route('**/api/meta', async (route) => {
    const answer = await route.fetch();
    const meta = await answer.json();
    await route.fulfill({ response: answer, json: { ...meta, signIn: { ...meta.signIn, cas: true } } });
  });
  await page.route('**/api/session/cas?*', (route) => {
    const asked = new URL(route.request().url()).searchParams;
    expect(asked.get('confirm')).toBe('true');
    return route.fulfill({ status: 302, headers: { location: `${demo.url}/#${asked.get('next')}` } });
  });
  await student.tap('确认并导出');
  await student.text('已确认是本人').waitFor();
  await student.checkpoint('3-confirmed');
  expect(await archiveAfter(student, () => student.tap('导出'))).toBe('PK');
});

it('shows why an export is refused', async () => {
  const student = await open();
  await refuseOnce(student.page, {
    status: 429,
    json: { code: 'rate_limited', message: '今天已经导出 5 次，请明天再来', requestId: 'my-data', problems: [] },
  });
  await student.tap('确认并导出');
  await student.page.getByText('今天已经导出 5 次，请明天再来').waitFor();
  expect(student.page.context().pages()).toHaveLength(1);
});
