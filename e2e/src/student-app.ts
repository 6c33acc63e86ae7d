import type { Locator, Page } from 'playwright-core';

/** The page one sees: Taro keeps earlier ones in the document, hidden. */
const seen = (page: Page) => page.locator('.taro_page:visible').last();

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

/** A student's hands on the H5 mini program: finds things by the words on them. */
export function studentApp(page: Page, url: string) {
  const button = (name: string | RegExp): Locator => seen(page).getByRole('button', { name }).last();
  const field = (label: string): Locator => seen(page).locator('.yh-field', { hasText: label }).first();
  return {
    page,
    seen: () => seen(page),
    open: (path: string) => page.goto(`${url}/#${path}`),
    tap: (name: string | RegExp) => button(name).click(),
    text: (words: string | RegExp) => seen(page).getByText(words).first(),
    async tapText(words: string | RegExp): Promise<void> {
      await seen(page).getByText(words).first().click();
    },
    async fill(label: string, value: string): Promise<void> {
      await field(label).locator('input, textarea').first().fill(value);
    },
    async pick(label: string, option: string): Promise<void> {
      await field(label).getByText(option, { exact: true }).click();
    },
    /** From a sheet of options. */
    async choose(label: string, option: string): Promise<void> {
      await field(label).getByRole('button').first().click();
      await seen(page).getByText(option, { exact: true }).last().click();
    },
    upload: (material: string, file: UploadedFile) =>
      upload(page, seen(page).locator('.yh-upload', { hasText: material }).first(), file),
    uploadTo: (row: Locator, file: UploadedFile) => upload(page, row, file),
  };
}
export type StudentApp = ReturnType<typeof studentApp>;
