import type { LiveState } from '@yuanhang/contract';

/** The prefixes of the query keys that have to be fetched again. */
export function changesIn(before: LiveState | null, now: LiveState): readonly (readonly string[])[] {
  // Whatever was read before the stream began may already be old.
  if (before === null || before.newestCheckIn !== now.newestCheckIn) return [['abroad']];
  const keys: string[][] = [];
  if (before.helpWaiting.join() !== now.helpWaiting.join()) keys.push(['abroad', 'help'], ['abroad', 'summary']);
  if (before.openRollCall !== now.openRollCall) keys.push(['abroad', 'roll-calls']);
  return keys;
}

/** Calls that came while one was listening; those of before stand on the page and make no noise. */
export const newCalls = (before: LiveState | null, now: LiveState): readonly string[] =>
  before === null ? [] : now.helpWaiting.filter((id) => !before.helpWaiting.includes(id));
