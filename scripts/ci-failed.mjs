/** Prints the failed files of a jest report, one per line. Fails when there are none: the run then failed for another reason. */
import { readFileSync } from 'node:fs';

const [file] = process.argv.slice(2);
const { testResults } = JSON.parse(readFileSync(file, 'utf8'));
const failed = testResults.filter(({ status }) => status === 'failed').map(({ name }) => name);
if (failed.length === 0) {
  console.error(`${file}: no test failed, but the run did`);
  process.exitCode = 1;
}
for (const name of failed) console.log(name);
