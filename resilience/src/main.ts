import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHarness, type Harness } from './harness/harness';
import { killAllSubprocesses } from './harness/subprocess';
import { markdownTable, type Result } from './report';
import type { Scenario } from './scenario';
import { scenarios } from './scenarios';

const short = process.argv.includes('--short');
const keepLogs = process.argv.includes('--keep');
const filters = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const outputFolder = join(__dirname, '..', '..', '..', 'output');

async function run(scenario: Scenario, harness: Harness): Promise<Result> {
  const { key, requirement } = scenario;
  console.log(`\n== ${key}: ${requirement}`);
  const startedAt = performance.now();
  const outcome = await scenario.run(harness).catch(async (error: unknown) => {
    await harness.reset();
    return { counts: {}, problems: [error instanceof Error ? (error.stack ?? error.message) : String(error)] };
  });
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  console.log(`   ${JSON.stringify(outcome.counts)} ${seconds} s`);
  for (const problem of outcome.problems) console.log(`   ✗ ${problem}`);
  return { key, requirement, ...outcome, seconds };
}

/** All scenarios without a filter, otherwise those whose key contains one of them. Throws when a filter matches none. */
function chooseScenarios(): readonly Scenario[] {
  const unknown = filters.filter((filter) => !scenarios.some(({ key }) => key.includes(filter)));
  if (unknown.length > 0) throw new Error(`no scenario matches ${unknown.join(', ')}`);
  return scenarios.filter(({ key }) => filters.length === 0 || filters.some((filter) => key.includes(filter)));
}

/** Runs the chosen scenarios one after the other and returns the exit code: 1 when a requirement failed. */
async function main(): Promise<number> {
  const chosen = chooseScenarios();
  const folder = mkdtempSync(join(tmpdir(), 'yuanhang-resilience-'));
  // MariaDB servers started by root run as `mysql` and must be able to enter the folder.
  chmodSync(folder, 0o711);
  const results: Result[] = [];
  const harness = createHarness(folder, short);
  for (const scenario of chosen) results.push(await run(scenario, harness));
  await killAllSubprocesses();
  const failed = results.some(({ problems }) => problems.length > 0);
  if (failed || keepLogs) console.log(`\nlogs are kept in ${folder}`);
  else rmSync(folder, { recursive: true, force: true });
  const table = markdownTable(results);
  console.log(`\n${table}`);
  mkdirSync(outputFolder, { recursive: true });
  const machine = { cpu: cpus()[0]?.model ?? '', cores: cpus().length, node: process.version };
  writeFileSync(join(outputFolder, 'resilience.json'), JSON.stringify({ machine, short, results }, null, 2));
  writeFileSync(join(outputFolder, 'table.md'), table);
  return failed ? 1 : 0;
}

// No subprocess may outlive this process, however it ends.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void killAllSubprocesses().finally(() => process.exit(130)));
}
process.once('uncaughtException', (error) => {
  console.error(error);
  void killAllSubprocesses().finally(() => process.exit(1));
});
main().then(
  (code) => process.exit(code),
  async (error: unknown) => {
    await killAllSubprocesses();
    console.error(error);
    process.exit(1);
  },
);
