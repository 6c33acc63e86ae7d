import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, renameSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { openDatabase } from '../../../server/src/platform/database';
import {
  type CreateDatabase,
  createRestoreTarget,
  differencesBetween,
  filesFolder,
  refusalOf,
  runScript,
  scriptOf,
  sha256,
} from '../harness/backups';
import type { Fixture } from '../harness/fixture';
import { root } from '../harness/product-process';
import { waitFor } from '../harness/wait-for';
import type { Workspace } from '../harness/workspace';
import { Findings } from '../scenario';

/** What stands beside a folder under its name and a suffix: the remains of an unfinished run. */
const remainsOf = (folder: string): string[] =>
  readdirSync(dirname(folder))
    .filter((name) => name.startsWith(basename(folder)) && name !== basename(folder))
    .map((name) => join(dirname(folder), name));

/** Starts a script, and kills it as soon as the condition holds or it has ended by itself; returns whether it was killed. */
async function runAndKill(
  name: 'backup' | 'restore',
  workspace: Workspace,
  backupFolder: string,
  condition: () => boolean,
): Promise<boolean> {
  const { path, env } = scriptOf(name, workspace);
  const child = spawn(process.execPath, [path, backupFolder], { cwd: root, env, stdio: 'ignore' });
  const exit = once(child, 'exit');
  await waitFor(`${name} to have begun`, async () => condition() || child.exitCode !== null);
  child.kill('SIGKILL');
  await exit;
  return child.exitCode === null;
}

/** Cuts every file of a folder in half, as a kill in the middle of a copy does. */
function cutFilesOf(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) truncateSync(path, Math.floor(statSync(path).size / 2));
  }
}

/** A backup and a restore that were killed and are run again under the same names must be whole. */
export async function checkInterruptedBackups(
  { workspace }: Fixture,
  createDatabase: CreateDatabase,
): Promise<string[]> {
  const findings = new Findings();
  const backupFolder = join(workspace.folder, 'interrupted');
  await runAndKill('backup', workspace, backupFolder, () => remainsOf(backupFolder).length > 0);
  for (const remains of remainsOf(backupFolder)) cutFilesOf(remains);
  if (!existsSync(backupFolder)) await runScript('backup', workspace, backupFolder);
  findings.expect(remainsOf(backupFolder).length === 0, 'a backup left a part of an earlier one');

  const target = createRestoreTarget(
    workspace,
    join(workspace.folder, 'from-interrupted'),
    await createDatabase('interrupted'),
  );
  const hasBegun = () => existsSync(filesFolder(target));
  // A small restore may be done before the kill; a second one would then be refused.
  if (await runAndKill('restore', target, backupFolder, hasBegun)) await runScript('restore', target, backupFolder);
  const different = await differencesBetween(workspace, target);
  findings.expect(different.length === 0, `different after interruptions: ${different.join(', ')}`);
  return findings.problems;
}

/** Whether a refusal is one line that names what is wrong. */
const isOneLineAbout = (lines: readonly string[] | null, ...words: readonly string[]): boolean =>
  lines?.length === 1 && words.every((word) => lines[0]?.includes(word));

/** A backup of damaged files, a restore of them and a restore without the keys must be refused, and leave nothing. */
export async function checkDamagedBackups({ workspace }: Fixture, createDatabase: CreateDatabase): Promise<string[]> {
  const findings = new Findings();
  const database = openDatabase(workspace.databaseUrl);
  const file = await database.first<{ storage_key: string }>(
    `SELECT storage_key FROM attachments WHERE state = 'complete' ORDER BY id LIMIT 1`,
  );
  await database.close();
  const key = String(file?.storage_key);
  const stored = join(filesFolder(workspace), key);
  const content = readFileSync(stored);
  const other = Buffer.from(content).fill('x', 0, 1);
  const away = join(workspace.folder, 'away');
  const folder = join(workspace.folder, 'damaged');
  const attempts: [string, () => void][] = [
    ['cut', () => writeFileSync(stored, content.subarray(1))],
    ['changed', () => writeFileSync(stored, other)],
    ['missing', () => renameSync(stored, away)],
  ];
  for (const [damage, apply] of attempts) {
    apply();
    const refused = await refusalOf('backup', workspace, folder);
    findings.expect(isOneLineAbout(refused, key), `a backup of a file that is ${damage}: ${refused?.join(' / ')}`);
    const left = [folder, ...remainsOf(folder)].filter((path) => existsSync(path));
    findings.expect(left.length === 0, `a refused backup left ${left.join(', ')}`);
  }
  await runScript('backup', workspace, folder, '--with-damaged-files');
  renameSync(away, stored);
  writeFileSync(stored, content);

  const target = createRestoreTarget(
    workspace,
    join(workspace.folder, 'from-damaged'),
    await createDatabase('damaged'),
  );
  const damaged = await refusalOf('restore', target, folder);
  findings.expect(isOneLineAbout(damaged, key), `a restore without a file: ${damaged?.join(' / ')}`);

  const whole = join(workspace.folder, 'whole');
  await runScript('backup', workspace, whole);
  const manifest = readFileSync(join(whole, 'manifest.json'), 'utf8');
  const { ENCRYPTION_KEYS: keys = '' } = target.env;
  const unsigned = { ...target, env: { ...target.env, AUDIT_KEYS: `other:${keys.split(':')[1]}` } };
  const keyless = { ...target, env: { ...target.env, ENCRYPTION_KEYS: keys.replace('k1:', 'k2:') } };
  for (const [setting, without] of Object.entries({ AUDIT_KEYS: unsigned, ENCRYPTION_KEYS: keyless })) {
    const refused = await refusalOf('restore', without, whole);
    findings.expect(isOneLineAbout(refused, setting), `a restore without ${setting}: ${refused?.join(' / ')}`);
  }
  findings.expect(!manifest.includes(keys.split(':')[1] ?? ''), 'the manifest contains a key');
  const afterwards = await refusalOf('restore', target, whole);
  findings.expect(afterwards === null, 'a refused restore left something that stops the next one');
  findings.expect(
    sha256(readFileSync(join(filesFolder(target), key))) === sha256(content),
    'the file was not restored',
  );
  return findings.problems;
}
