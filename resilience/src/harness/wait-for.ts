import { setTimeout as wait } from 'node:timers/promises';

/** Thrown by a condition that can no longer become true (for example, the process has exited): `waitFor` gives up at once. */
export class ConditionImpossible extends Error {}

/**
 * Evaluates `condition` every 25 ms until it resolves to true. A rejection counts as false, except `ConditionImpossible`,
 * which is rethrown.
 * @param description what is waited for, for the error message
 * @throws Error naming `description` after `timeoutSeconds`
 */
export async function waitFor(
  description: string,
  condition: () => Promise<boolean>,
  timeoutSeconds = 120,
): Promise<void> {
  const deadline = performance.now() + timeoutSeconds * 1000;
  const holds = () =>
    condition().catch((error: unknown) => {
      if (error instanceof ConditionImpossible) throw error;
      return false;
    });
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`timed out after ${timeoutSeconds} s waiting for ${description}`);
    await wait(25);
  }
}
