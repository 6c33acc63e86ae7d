/**
 * Returns `it` for the tests of one file that build on each other: once one has failed, the following ones fail at
 * once, and do not wait for what cannot come.
 * @param onFailure is called when a step fails, to save screenshots
 */
export function stepsInOrder(onFailure: () => Promise<void>) {
  let failed = false;
  return (name: string, run: () => Promise<void>) =>
    it(name, async () => {
      if (failed) throw new Error('an earlier step failed');
      try {
        await run();
      } catch (error) {
        failed = true;
        await onFailure();
        throw error;
      }
    });
}
