import type { MiniProgram } from './mini-program';

/** A generous limit for busy machines. */
const patienceMs = 20_000;

/** Waits until the page on top shows the text; fails with what it shows instead. */
export async function shows(program: MiniProgram, words: string): Promise<void> {
  await until(
    () => program.page().has(words),
    () => `${program.page().path} does not show ${words}:\n${program.page().text()}\n${program.errors.join('\n')}`,
  );
}

/** Waits until the condition is true. */
export async function until(isSo: () => boolean, otherwise: () => string): Promise<void> {
  const end = Date.now() + patienceMs;
  while (!isSo()) {
    if (Date.now() > end) throw new Error(otherwise());
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Waits until a page is open, but not until it is rendered: React renders it in a later task. */
export async function opened(program: MiniProgram, path: string): Promise<void> {
  const end = Date.now() + patienceMs;
  while (program.page().path !== path) {
    if (Date.now() > end) throw new Error(`${program.page().path} does not lead to ${path}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
