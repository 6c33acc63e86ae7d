import type { Locator, Page } from 'playwright-core';

/** Taro keeps earlier pages in the document and hides them; the last visible one is on the screen. */
const currentPage = (page: Page) => page.locator('.taro_page:visible').last();

interface UploadedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}
async function upload(page: Page, row: Locator, file: UploadedFile): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await row.getByText('上传', { exact: true }).last().click();
  await (await chooser).setFiles(file);
  await row.getByText('已上传').waitFor();
}

/** Page object of the mini program's H5 build: finds controls by their visible text. */
export function studentApp(page: Page, url: string) {
  const button = (name: string | RegExp): Locator => currentPage(page).getByRole('button', { name }).last();
  const field = (label: string): Locator => currentPage(page).locator('.yh-field', { hasText: label }).first();
  return {
    page,
    currentPage: () => currentPage(page),
    open: (path: string) => page.goto(`${url}/#${path}`),
    tap: (name: string | RegExp) => button(name).click(),
    text: (text: string | RegExp) => currentPage(page).getByText(text).first(),
    async tapText(text: string | RegExp): Promise<void> {
      await currentPage(page).getByText(text).first().click();
    },
    async fill(label: string, value: string): Promise<void> {
      await field(label).locator('input, textarea').first().fill(value);
    },
    /** Chooses one of the options that the field shows. */
    async pick(label: string, option: string): Promise<void> {
      await field(label).getByText(option, { exact: true }).click();
    },
    /** Chooses one of the options of the sheet that the field opens. */
    async choose(label: string, option: string): Promise<void> {
      await field(label).getByRole('button').first().click();
      await currentPage(page).getByText(option, { exact: true }).last().click();
    },
    upload: (material: string, file: UploadedFile) =>
      upload(page, currentPage(page).locator('.yh-upload', { hasText: material }).first(), file),
    uploadTo: (row: Locator, file: UploadedFile) => upload(page, row, file),
  };
}
export type StudentApp = ReturnType<typeof studentApp>;
