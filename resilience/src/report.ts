import type { Outcome } from './scenario';

export interface Result extends Outcome {
  readonly key: string;
  readonly requirement: string;
  readonly seconds: number;
}

const listCounts = (counts: Outcome['counts']) =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count.toLocaleString('en')}`)
    .join(', ');

/** The results as a Markdown table. */
export const markdownTable = (results: readonly Result[]): string =>
  [
    '| scenario | requirement | counted | seconds | |',
    '| --- | --- | --- | --- | --- |',
    ...results.map(
      ({ key, requirement, counts, seconds, problems }) =>
        `| ${key} | ${requirement} | ${listCounts(counts)} | ${seconds} | ${problems.length === 0 ? 'holds' : '**failed**'} |`,
    ),
    '',
  ].join('\n');
