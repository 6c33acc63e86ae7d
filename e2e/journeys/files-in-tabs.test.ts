import type { Page } from 'playwright-core';
import { sharedDemo } from '../src/demo';
import { openStudentPhone, type StudentPhone } from '../src/student-phone';

/** Files open in a new tab, in Safari too, which lets a page open a tab only while it handles the tap itself. */
const demo = sharedDemo();

/** Chromium lets a page open a tab for seconds after a tap. Here a request or a timer ends that permission. */
const restrictTabsAsSafari = (page: Page) =>
  page.addInitScript(() => {
    let tapping = false;
    const end = () => {
      tapping = false;
    };
    addEventListener(
      'click',
      () => {
        tapping = true;
        setTimeout(end);
      },
      true,
    );
    const { open, fetch } = window;
    window.open = (...args) => (tapping ? open.apply(window, args) : null);
    window.fetch = (...args) => {
      end();
      return fetch.apply(window, args);
    };
  });

async function openSafari(username: string): Promise<StudentPhone> {
  const student = await openStudentPhone(demo, username, 'files');
  await restrictTabsAsSafari(student.page);
  return student;
}

/** Taps, and returns status and type of the server's response to the new tab; the page itself must not change. */
async function responseInNewTab(student: StudentPhone, tap: () => Promise<void>): Promise<string> {
  const { page } = student;
  const before = page.url();
  const context = page.context();
  const [tab, answer] = await Promise.all([
    context.waitForEvent('page'),
    context.waitForEvent('response', (one) => /\/api\/files\/|\.pdf$|\/documents\//.test(one.url())),
    tap(),
  ]);
  expect(await tab.evaluate(() => window.opener).catch(() => null)).toBeNull();
  expect(page.url()).toBe(before);
  await tab.close();
  return `${answer.status()} ${answer.headers()['content-type']}`;
}
const supplementFile = async () => {
  const student = await openSafari('yun');
  const { id } = await student.application();
  await student.open(`/pages/application/supplement?id=${id}`);
  await student.text('成绩单（盖章）.pdf').waitFor();
  return student;
};

it('shows an uploaded file', async () => {
  const student = await supplementFile();
  await student.tapText('成绩单（盖章）.pdf');
  const look = student.page.getByText('查看', { exact: true });
  expect(await responseInNewTab(student, () => look.click())).toBe('200 application/pdf');
});

it('shows a document that the server generates', async () => {
  const student = await openSafari('zhao');
  const { id } = await student.application();
  await student.open(`/pages/application/index?id=${id}`);
  await student.text('文书').waitFor();
  await student.currentPage().getByRole('tab', { name: '文书' }).click();
  await student.text('点开查看或保存').waitFor();
  expect(await responseInNewTab(student, () => student.tapText('点开查看或保存'))).toBe('200 application/pdf');
});

it('closes the tab and shows the reason when there is no file to show', async () => {
  const student = await supplementFile();
  const { page } = student;
  await page.route('**/api/attachments/*/link*', (route) =>
    route.fulfill({
      status: 409,
      json: { code: 'not_allowed_now', message: '文件正在安全检查，请稍后再看', requestId: 'tabs', problems: [] },
    }),
  );
  await student.tapText('成绩单（盖章）.pdf');
  const [tab] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByText('查看', { exact: true }).click(),
  ]);
  await page.getByText('文件正在安全检查，请稍后再看').waitFor();
  if (!tab.isClosed()) await tab.waitForEvent('close');
});
