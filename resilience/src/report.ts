import type { Outcome } from './scenario';

export interface Result extends Outcome {
  readonly key: string;
  readonly bar: string;
  readonly seconds: number;
}

const counted = (counts: Outcome['counts']) =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count.toLocaleString('en')}`)
    .join(', ');

/** The results as a table of the documentation. */
export const table = (results: readonly Result[]): string =>
  [
    '| scenario | bar | counted | seconds | |',
    '| --- | --- | --- | --- | --- |',
    ...results.map(
      ({ key, bar, counts, seconds, problems }) =>
        `| ${key} | ${bar} | ${counted(counts)} | ${seconds} | ${problems.length === 0 ? 'holds' : '**missed**'} |`,
    ),
    '',
  ].join('\n');
