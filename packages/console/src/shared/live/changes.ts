import type { LiveState } from '@yuanhang/contract';

/** The prefixes of the query keys that have to be fetched again. */
export function changesIn(before: LiveState | null, now: LiveState): readonly (readonly string[])[] {
  // Data loaded before the stream began may be outdated.
  if (before === null || before.newestCheckIn !== now.newestCheckIn) return [['abroad']];
  const keys: string[][] = [];
  if (before.helpWaiting.join() !== now.helpWaiting.join()) keys.push(['abroad', 'help'], ['abroad', 'summary']);
  if (before.openRollCall !== now.openRollCall) keys.push(['abroad', 'roll-calls']);
  return keys;
}

/** The help requests that arrived during the stream; earlier ones are on the page already and make no sound. */
export const newCalls = (before: LiveState | null, now: LiveState): readonly string[] =>
  before === null ? [] : now.helpWaiting.filter((id) => !before.helpWaiting.includes(id));
