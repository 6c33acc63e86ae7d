/** Prints the totals of the suites' JSON reports. Fails when a suite ran no test or a test file failed. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

const totals = { passed: 0, failed: 0 };
for (const path of process.argv.slice(2)) {
  const report = JSON.parse(readFileSync(path, 'utf8'));
  console.log(`${basename(path, '.json').padEnd(14)} ${report.numPassedTests} passed, ${report.numFailedTests} failed`);
  totals.passed += report.numPassedTests;
  totals.failed += report.numFailedTests;
  if (report.numTotalTests === 0) console.error(`${path}: ran no test`);
  // A file that does not even load fails without a failed test.
  if (report.numTotalTests === 0 || report.numFailedTestSuites > 0) process.exitCode = 1;
}
console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
