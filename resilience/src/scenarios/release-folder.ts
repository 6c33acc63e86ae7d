import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Harness } from '../harness/harness';
import { freePort } from '../harness/ports';
import { isReady } from '../harness/product-process';
import { asService, changedSince, createRelease, giveToService, operatorCommands } from '../harness/release';
import { Subprocess } from '../harness/subprocess';
import { ConditionImpossible, waitFor } from '../harness/wait-for';
import { Findings, type Scenario } from '../scenario';

const execute = promisify(execFile);
type Env = Readonly<Record<string, string>>;

const secret = () => randomBytes(32).toString('base64url');
const key = (id: string) => `${id}:${randomBytes(32).toString('base64')}`;

/** What a production start of the server needs. */
const productionEnv = () => ({
  NODE_ENV: 'production',
  YUANHANG_MODE: 'production',
  PUBLIC_URL: 'https://exchange.example.edu.cn',
  ENCRYPTION_KEYS: key('k1'),
  AUDIT_KEYS: key('a1'),
  SIGNING_SECRET: secret(),
  BOT_TOKEN: secret(),
  METRICS_TOKEN: secret(),
  CAS_URL: 'https://cas.example.edu.cn/cas',
  STORAGE_DISK_IS_DURABLE: 'yes',
  HOST: '127.0.0.1',
});

/** A folder that the service may write to. */
function serviceFolder(path: string): string {
  mkdirSync(path, { recursive: true });
  giveToService(path);
  return path;
}

/** Starts a program of the release, waits until the address answers, and stops it. */
async function check(release: string, program: string, env: Env, url: string): Promise<string | null> {
  const [command, ...args] = asService(release, [process.execPath, program]);
  const logFile = join(release, '..', `${program.split('/')[0]}.log`);
  const running = new Subprocess(program, command, args, logFile, env);
  const problem = await waitFor(`${program} to answer`, async () => {
    if (running.exited) throw new ConditionImpossible(`${program} ended: ${running.log.slice(-500)}`);
    return program.startsWith('server') ? isReady(url) : (await fetch(url)).ok;
  }).then(
    () => null,
    (error: unknown) => String(error),
  );
  await running.end('SIGTERM');
  return problem;
}

async function run(harness: Harness) {
  const findings = new Findings();
  const folder = join(harness.folder, 'release');
  const release = join(folder, 'current');
  await createRelease(release);
  const made = Date.now();
  const mariadb = await harness.sharedMariadb();
  const port = String(await freePort());
  const env = {
    ...productionEnv(),
    DATABASE_URL: await mariadb.createDatabase('yuanhang_release'),
    DATA_DIR: serviceFolder(join(folder, 'data')),
    PORT: port,
  };
  const npm = async (given: Env, ...args: readonly string[]) => {
    const [command, ...line] = asService(release, ['npm', 'run', ...args]);
    const problem = await execute(command, line, { env: { PATH: process.env.PATH, ...given } }).then(
      () => null,
      (error: { readonly stderr?: string; readonly stdout?: string }) => `${error.stdout}${error.stderr}`,
    );
    findings.expect(problem === null, `npm run ${args.join(' ')}: ${problem}`);
  };

  const server = await check(release, 'server/dist/main.js', env, `http://127.0.0.1:${port}`);
  findings.expect(server === null, `${server}`);
  const commands = operatorCommands(release);
  for (const command of commands) await npm(env, command);
  const backup = join(env.DATA_DIR, 'backup');
  await npm(env, 'backup', '--', backup);
  const other = {
    ...env,
    DATABASE_URL: await mariadb.createDatabase('yuanhang_release_restored'),
    DATA_DIR: serviceFolder(join(folder, 'restored')),
  };
  await npm(other, 'restore', '--', backup);

  const botPort = String(await freePort());
  const botEnv = { YUANHANG_MODE: 'demo', DATA_DIR: env.DATA_DIR, BOT_PORT: botPort, BOT_PUPPET: 'local' };
  const botUrl = `http://127.0.0.1:${botPort}/local/conversations`;
  const bot = await check(release, 'bot/dist/main.js', { ...botEnv, PORT: port }, botUrl);
  findings.expect(bot === null, `${bot}`);

  const changed = changedSince(release, made);
  findings.expect(changed.length === 0, `changed in the release: ${changed.join(', ')}`);
  return { counts: { 'commands run': commands.length + 2 }, problems: findings.problems };
}

export const releaseFolder: Scenario = {
  key: 'release-folder',
  requirement:
    'server, bot and every command of an operator run on a read-only release without development dependencies, as the user of the service',
  run,
};
