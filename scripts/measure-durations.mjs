/**
 * `node scripts/measure-durations.mjs var/ci/test.json …`: reads the durations of slow test files from jest reports
 * (`--json --outputFile`), for config/jest/sequencer.cjs.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './lib/project.mjs';

/** Shorter files are left out, because their order makes no difference. */
const leastSeconds = 5;

const measured = process.argv
  .slice(2)
  .flatMap((report) => JSON.parse(readFileSync(report, 'utf8')).testResults)
  .map(({ name, startTime, endTime }) => [relative(root, name), Math.round((endTime - startTime) / 1000)])
  .filter(([, seconds]) => seconds >= leastSeconds)
  .sort(([, a], [, b]) => b - a);
writeFileSync(join(root, 'config/jest/durations.json'), `${JSON.stringify(Object.fromEntries(measured), null, 2)}\n`);
