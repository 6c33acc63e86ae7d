import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { names } from './campus';
import { createCertificates } from './certificates';

/** What must be installed, with the Debian package of each. */
const needed: Readonly<Record<string, string>> = {
  '/usr/bin/node': 'nodejs',
  '/usr/sbin/mariadbd': 'mariadb-server',
  '/usr/lib/galera/libgalera_smm.so': 'galera-4',
  '/usr/bin/mariabackup': 'mariadb-backup',
  '/usr/bin/socat': 'socat',
  '/usr/bin/redis-server': 'redis-server',
  '/usr/sbin/nginx': 'nginx-light',
  '/usr/bin/prometheus': 'prometheus',
  '/usr/bin/curl': 'curl',
  '/usr/bin/openssl': 'openssl',
  '/usr/bin/nsenter': 'util-linux',
  '/usr/sbin/ip': 'iproute2',
};

/** Why the check cannot run here; null when it can. */
function obstacle(): string | null {
  const missing = Object.entries(needed).flatMap(([path, name]) => (existsSync(path) ? [] : [name]));
  if (missing.length > 0) return `not installed: apt-get install ${missing.join(' ')}`;
  return userInfo().uid === 0 ? null : 'only root can make the machines';
}

/**
 * Runs the check in a network, mounts and processes of its own, all of which end with it, however it or this process
 * ends. Returns its exit code, or null when it was interrupted.
 */
async function runInside(args: readonly string[], authority: string): Promise<number | null> {
  const own = ['--mount', '--net', '--uts', '--pid', '--mount-proc', '--propagation', 'private'];
  const spaces = ['--pdeathsig', 'KILL', '--', 'unshare', ...own, '--fork', '--kill-child'];
  const inside = [process.execPath, '--enable-source-maps', join(__dirname, 'inside.js'), ...args];
  // The check asks the installation through https, whose certificate is from this authority.
  const env = { ...process.env, NODE_EXTRA_CA_CERTS: authority };
  const child = spawn('setpriv', [...spaces, ...inside], { stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill('SIGKILL'));
  const [status] = await once(child, 'exit');
  return status;
}

async function main(): Promise<number> {
  const why = obstacle();
  if (why !== null) {
    console.error(`✗ ${why}`);
    return 1;
  }
  const folder = mkdtempSync(join(tmpdir(), 'yuanhang-deploy-check-'));
  const [machines, logs, keys] = [join(folder, 'machines'), join(folder, 'logs'), join(folder, 'keys')];
  for (const one of [machines, logs, keys]) mkdirSync(one);
  // MariaDB and others enter the folder as their own users.
  chmodSync(folder, 0o711);
  const { authority, certificate, key } = createCertificates(keys, Object.keys(names));
  const status = await runInside([machines, logs, authority, certificate, key], authority);
  if (status === 0) console.log('\nthe page and the files hold');
  const keptLogs = status !== 0 && status !== null;
  for (const one of keptLogs ? [machines, keys] : [folder]) rmSync(one, { recursive: true, force: true });
  if (keptLogs) console.log(`\nlogs are kept in ${logs}`);
  return status ?? 130;
}

main().then(
  (status) => process.exit(status),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
