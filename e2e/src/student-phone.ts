import { type ApplicationDetail, applicationRoutes, type Call, reviewRoutes } from '@yuanhang/contract';
import { accessibilityFaults } from './accessibility';
import { apiAs } from './api';
import { newPhone, screenshot } from './browser';
import type { Demo } from './demo';
import { signInContext } from './demo-accounts';
import { type StudentApp, studentApp } from './student-app';

/** The app on a phone on which a student of the demo is signed in. */
export interface StudentPhone extends StudentApp {
  /** The API with the student's session, to prepare and to check what the app shows. */
  readonly call: Call;
  /** The student's newest application. */
  readonly application: () => Promise<ApplicationDetail>;
  /** Saves a screenshot of the step and expects the page to be accessible. */
  readonly checkpoint: (step: string) => Promise<void>;
  /** Answers a confirmation dialog by its button. */
  readonly confirm: (button: string) => Promise<void>;
}

/** @param folder of the screenshots in e2e/output */
export async function openStudentPhone(
  { browser, url }: Demo,
  username: string,
  folder: string,
): Promise<StudentPhone> {
  const context = await newPhone(browser);
  await signInContext(context, url, username);
  const page = await context.newPage();
  const call = await apiAs(url, username);
  return {
    ...studentApp(page, url),
    call,
    async application() {
      const { items } = await call(applicationRoutes.list, { query: {} });
      return call(applicationRoutes.detail, { params: { id: items[0]?.id ?? '' } });
    },
    async checkpoint(step) {
      await screenshot(page, `${folder}/${step}`);
      expect(await accessibilityFaults(page)).toEqual([]);
    },
    async confirm(button) {
      await page.getByText(button, { exact: true }).last().click();
    },
  };
}

/** Approves, as a member of the staff, everything of this student that waits in the queue. */
export async function approveAll({ url }: Demo, username: string, student: string): Promise<void> {
  const call = await apiAs(url, username);
  const { items } = await call(reviewRoutes.queue, { query: { q: student } });
  for (const { id, subject, version } of items) {
    const request = { params: { id }, body: { version, decision: 'approve' as const, comment: '同意。' } };
    if (subject === 'application') await call(reviewRoutes.decideApplication, request);
    else await call(reviewRoutes.decideRequest, request);
  }
}
