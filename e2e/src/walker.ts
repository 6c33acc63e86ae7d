import { type ApplicationDetail, applicationRoutes, type Call, reviewRoutes } from '@yuanhang/contract';
import type { Browser } from 'playwright-core';
import { faultsOf } from './accessibility';
import { phone, picture } from './browser';
import { becomeStudent, demoPassword } from './personas';
import type { Product } from './product';
import { signedIn } from './staff';
import { type StudentApp, studentApp } from './student-app';

/** A student of the demo with a phone: walks by the words on the screen, and keeps a picture of every step. */
export interface Walker extends StudentApp {
  /** The API as this student calls it, for what stands before or after the walk. */
  readonly call: Call;
  /** Their newest application. */
  readonly application: () => Promise<ApplicationDetail>;
  /** Keeps the picture; whoever cannot see or has a large thumb must get by here too. */
  readonly look: (step: string) => Promise<void>;
  /** Yes, in a question that cannot be taken back. */
  readonly confirm: (word: string) => Promise<void>;
}

/** @param folder where the pictures go */
export async function walkerOf(browser: Browser, product: Product, username: string, folder: string): Promise<Walker> {
  const context = await phone(browser);
  await becomeStudent(context, product.url, username);
  const page = await context.newPage();
  const app = studentApp(page, product.url);
  const call = await signedIn(product.url, username, demoPassword);
  return {
    ...app,
    call,
    async application() {
      const { items } = await call(applicationRoutes.list, { query: {} });
      return call(applicationRoutes.detail, { params: { id: items[0]?.id ?? '' } });
    },
    async look(step) {
      await picture(page, `${folder}/${step}`);
      expect(await faultsOf(page)).toEqual([]);
    },
    async confirm(word) {
      await page.getByText(word, { exact: true }).last().click();
    },
  };
}

/** A member of staff approves whatever of the student waits for them. */
export async function approve(product: Product, username: string, student: string): Promise<void> {
  const call = await signedIn(product.url, username, demoPassword);
  const { items } = await call(reviewRoutes.queue, { query: { q: student } });
  for (const { id, subject, version } of items) {
    const request = { params: { id }, body: { version, decision: 'approve' as const, comment: '同意。' } };
    const once = { idempotencyKey: `walk-${username}-${id}-${version}` };
    if (subject === 'application') await call(reviewRoutes.decideApplication, request, once);
    else await call(reviewRoutes.decideRequest, request, once);
  }
}
