import { execFile, spawnSync } from 'node:child_process';
import { chownSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { root } from './product-process';

const execute = promisify(execFile);

/** The workspaces whose built code a server and a bot load. */
const built = ['config', 'packages/domain', 'packages/contract', 'server', 'bot'];

/** A release as docs/deploy.md describes it: built, without development dependencies, and read-only. */
export async function createRelease(folder: string): Promise<void> {
  const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const { stdout } = await execute('git', list, { cwd: root, maxBuffer: 16 * 1024 * 1024 });
  for (const path of stdout.split('\0').filter((name) => name !== '' && existsSync(join(root, name)))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(root, path), join(folder, path));
  }
  for (const workspace of built)
    cpSync(join(root, workspace, 'dist'), join(folder, workspace, 'dist'), { recursive: true });
  const install = ['ci', '--omit=dev', '--workspace', 'server', '--workspace', 'bot', '--prefer-offline'];
  await execute('npm', [...install, '--loglevel=error'], { cwd: folder });
  await execute('chmod', ['-R', 'a-w', folder]);
}

/** The commands of an operator: those that run on a release. */
export function operatorCommands(folder: string): string[] {
  const { scripts }: { scripts: Readonly<Record<string, string>> } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  return Object.keys(scripts).filter((name) => scripts[name]?.startsWith('node scripts/command.mjs '));
}

/** Whether this process may start others as another user, as a service manager does. */
const isRoot = process.getuid?.() === 0;
const serviceUser = 'nobody';

/** Gives a folder to the user of the service. */
export function giveToService(folder: string): void {
  if (!isRoot) return;
  const [uid, gid] = ['-u', '-g'].map((option) => Number(spawnSync('id', [option, serviceUser]).stdout));
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
}

/** A command line in the release, run by the user of the service, who has no home. */
export function asService(folder: string, command: readonly string[]): readonly [string, ...string[]] {
  const inFolder = ['env', `--chdir=${folder}`, 'HOME=/nonexistent', ...command] as const;
  return isRoot
    ? ['setpriv', `--reuid=${serviceUser}`, '--regid=nogroup', '--clear-groups', ...inFolder]
    : [...inFolder];
}

/** What was written to a release after an instant. */
export function changedSince(folder: string, instant: number): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => existsSync(path) && statSync(path).ctimeMs > instant);
}
