/* Entries about the log itself. Their details have no personal data and are never erased. */

/** Names the entries whose details were erased, as `eraseDetails` found them. */
export const eraseAction = 'erase_details';
/** The first entry after an upgrade from 0.1.0: names the old end and the details that were erased before. */
export const resealAction = 'reseal_audit_log';
/** An operator continues a log whose end was changed from outside: names the end that was found. */
export const resumeAction = 'resume_audit_log';
export const keptActions: readonly string[] = [eraseAction, resealAction, resumeAction];

/** Ascending numbers as ranges: `3-17,20`. */
export function rangesText(numbers: readonly number[]): string {
  const ranges: { from: number; to: number }[] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last?.to === number - 1) last.to = number;
    else ranges.push({ from: number, to: number });
  }
  return ranges.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join(',');
}

/** The numbers of `rangesText`, which may stand at the end of a longer detail. */
export function* numbersIn(detail: string): Generator<number> {
  const [, ranges] = /(?:^| )((?:\d+(?:-\d+)?)(?:,\d+(?:-\d+)?)*)$/.exec(detail) ?? [];
  if (ranges === undefined) return;
  for (const range of ranges.split(',')) {
    const [from = 0, to = from] = range.split('-').map(Number);
    for (let number = from; number <= to; number += 1) yield number;
  }
}
