import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { endAllChildren } from './lab/child';
import { type Lab, openLab } from './lab/lab';
import { type Result, table } from './report';
import type { Scenario } from './scenario';
import { scenarios } from './scenarios';

const short = process.argv.includes('--short');
const keep = process.argv.includes('--keep');
const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const output = join(__dirname, '..', '..', '..', 'output');

async function run(scenario: Scenario, lab: Lab): Promise<Result> {
  const { key, bar } = scenario;
  console.log(`\n== ${key}: ${bar}`);
  const began = performance.now();
  const outcome = await scenario.run(lab).catch(async (error: unknown) => {
    await lab.abandon();
    return { counts: {}, problems: [error instanceof Error ? (error.stack ?? error.message) : String(error)] };
  });
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(`   ${JSON.stringify(outcome.counts)} ${seconds} s`);
  for (const problem of outcome.problems) console.log(`   ✗ ${problem}`);
  return { key, bar, ...outcome, seconds };
}

async function main(): Promise<number> {
  const chosen = scenarios.filter(({ key }) => words.length === 0 || words.some((word) => key.includes(word)));
  const folder = mkdtempSync(join(tmpdir(), 'yuanhang-resilience-'));
  // Database servers that root starts run as somebody else, who has to reach their folders.
  chmodSync(folder, 0o711);
  const results: Result[] = [];
  const lab = openLab(folder, short);
  for (const scenario of chosen) results.push(await run(scenario, lab));
  await endAllChildren();
  const failed = results.some(({ problems }) => problems.length > 0);
  if (failed || keep) console.log(`\nlogs are kept in ${folder}`);
  else rmSync(folder, { recursive: true, force: true });
  const text = table(results);
  console.log(`\n${text}`);
  mkdirSync(output, { recursive: true });
  const machine = { cpu: cpus()[0]?.model ?? '', cores: cpus().length, node: process.version };
  writeFileSync(join(output, 'resilience.json'), JSON.stringify({ machine, short, results }, null, 2));
  writeFileSync(join(output, 'table.md'), text);
  return failed ? 1 : 0;
}

// Whatever ends us, nothing of ours goes on running.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void endAllChildren().finally(() => process.exit(130)));
}
process.once('uncaughtException', (error) => {
  console.error(error);
  void endAllChildren().finally(() => process.exit(1));
});
main().then(
  (code) => process.exit(code),
  async (error: unknown) => {
    await endAllChildren();
    console.error(error);
    process.exit(1);
  },
);
