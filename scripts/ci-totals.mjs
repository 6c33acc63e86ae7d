/**
 * Prints the totals of the suites' JSON reports, and fails when a suite ran no test or a test file failed. For a file that
 * ran again (`<suite>-again.json`) only the second run counts.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** By suite and file: the test results of the file's last run. */
const ended = new Map();
const isAgain = (path) => Number(path.endsWith('-again.json'));
for (const path of process.argv.slice(2).sort((one, other) => isAgain(one) - isAgain(other))) {
  const report = JSON.parse(readFileSync(path, 'utf8'));
  const name = basename(path, '.json');
  console.log(`${name.padEnd(14)} ${report.numPassedTests} passed, ${report.numFailedTests} failed`);
  if (report.numTotalTests === 0) {
    console.error(`${path}: ran no test`);
    process.exitCode = 1;
  }
  for (const { name: file, status, assertionResults } of report.testResults)
    ended.set(`${name.replace('-again', '')} ${file}`, { status, assertionResults });
}

const files = [...ended.values()];
const count = (status) =>
  files.flatMap((file) => file.assertionResults).filter((test) => test.status === status).length;
console.log(`\n${count('passed')} passed, ${count('failed')} failed`);
if (files.some(({ status }) => status === 'failed')) process.exitCode = 1;
