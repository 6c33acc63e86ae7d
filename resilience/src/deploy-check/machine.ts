import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../harness/product-process';
import { Subprocess } from '../harness/subprocess';
import { ConditionImpossible, waitFor } from '../harness/wait-for';

export interface Finished {
  readonly status: number;
  readonly output: string;
}

/** What Debian's packages put into /etc/mysql; a machine on which this runs may have changed it. */
const debianFiles: Readonly<Record<string, string>> = {
  '/etc/mysql/my.cnf':
    '[client-server]\nsocket = /run/mysqld/mysqld.sock\n!includedir /etc/mysql/conf.d/\n!includedir /etc/mysql/mariadb.conf.d/\n',
  '/etc/mysql/conf.d/.keep': '',
  '/etc/mysql/mariadb.conf.d/50-server.cnf':
    '[mysqld]\nuser = mysql\npid-file = /run/mysqld/mysqld.pid\nbasedir = /usr\nbind-address = 127.0.0.1\ncharacter-set-server = utf8mb4\n',
};

/** The folders of packages, with their owners. */
const debianFolders: Readonly<Record<string, string>> = {
  '/run/mysqld': 'mysql',
  '/var/lib/mysql': 'mysql',
  '/var/log/mysql': 'mysql',
  '/var/lib/redis': 'redis',
  '/var/log/redis': 'redis',
  '/var/lib/prometheus': 'prometheus',
  '/var/lib/nginx': 'root',
  '/var/log/nginx': 'root',
  '/var/backups': 'root',
  '/var/tmp': 'root',
};

/** The folders where the page puts a release. */
export const releases = ['2026-11-25', 'NEW'].map((name) => `/srv/yuanhang/releases/${name}`);

/** Where a machine sees its folder and the commands that take the place of those of systemd. */
const own = '/run/deploy-check/machine';
const commands = '/run/deploy-check/commands';
const socketName = 'services.sock';

/** Gives the process its own /etc, /var, /srv, /run, /tmp and /usr/local, and keeps the spaces while it sleeps. */
const setUp = (folder: string, commandsFolder: string, name: string) => `set -e
hostname ${name}
ip link set lo up
mount -t overlay overlay -o lowerdir=/etc,upperdir=${folder}/etc,workdir=${folder}/etc-work /etc
mount -t overlay overlay -o lowerdir=/usr/local,upperdir=${folder}/local,workdir=${folder}/local-work /usr/local
for place in /var /srv /run; do mount -t tmpfs -o mode=755 tmpfs $place; done
ln -s /run /var/run
${Object.entries(debianFolders)
  .map(([path, owner]) => `install -d -o ${owner} ${path}`)
  .join('\n')}
for place in ${releases.join(' ')}; do
  mkdir -p $place; mount --bind ${root} $place; mount -o remount,bind,ro $place
done
mkdir -p ${own} ${commands}
mount --bind ${folder} ${own}
mount --bind ${commandsFolder} ${commands}
mount -t tmpfs -o mode=1777 tmpfs /tmp
mariadb-install-db --user=mysql --skip-test-db --auth-root-authentication-method=socket >${own}/install-db.log
touch ${own}/ready
exec sleep infinity`;

/** One of the three machines: network, mounts and name of its own, on the processors and the kernel of this one. */
export class Machine {
  readonly address: string;
  readonly #keeper: Subprocess;

  constructor(
    readonly number: number,
    /** Its files, on a file system that is removed with the spaces. */
    readonly folder: string,
    commandsFolder: string,
    logs: string,
    hosts: string,
  ) {
    this.address = `10.0.0.${10 + number}`;
    for (const name of ['etc', 'etc-work', 'local', 'local-work']) mkdirSync(join(folder, name), { recursive: true });
    for (const [path, text] of Object.entries({ ...debianFiles, '/etc/hosts': hosts })) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const spaces = ['--mount', '--net', '--uts', '--propagation', 'private'];
    const script = setUp(folder, commandsFolder, `machine-${number}`);
    const log = join(logs, `machine-${number}.log`);
    this.#keeper = new Subprocess(`machine ${number}`, 'unshare', [...spaces, 'sh', '-c', script], log);
  }

  /** Waits until its files are there, and connects it to the private network. */
  async connect(): Promise<void> {
    await waitFor(`machine ${this.number}`, async () => {
      if (this.#keeper.exited) throw new ConditionImpossible(this.#keeper.log);
      return existsSync(join(this.folder, 'ready'));
    });
    const [port, pid] = [`machine${this.number}`, String(this.#keeper.pid)];
    execFileSync('ip', ['link', 'add', 'name', port, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', pid]);
    execFileSync('ip', ['link', 'set', port, 'master', 'lan', 'up']);
    await this.succeed(`ip address add ${this.address}/24 dev eth0 && ip link set eth0 up`);
  }

  /** The place of one of its files, as seen from here. */
  place(path: string): string {
    return `/proc/${this.#keeper.pid}/root${path}`;
  }
  has(path: string): boolean {
    return existsSync(this.place(path));
  }
  read(path: string): string {
    return readFileSync(this.place(path), 'utf8');
  }
  /** Changes the content of a file and keeps its owner and mode. */
  write(path: string, text: string): void {
    writeFileSync(this.place(path), text);
  }
  copyHere(from: string, path: string): void {
    mkdirSync(dirname(this.place(path)), { recursive: true });
    cpSync(from, this.place(path));
  }

  /** The words that start a command on this machine. */
  enter(command: readonly string[]): readonly [string, ...string[]] {
    return ['nsenter', '--target', String(this.#keeper.pid), '--mount', '--net', '--uts', '--', ...command];
  }

  /** Executes commands as root in a shell that stops at the first one that fails. */
  run(script: string): Promise<Finished> {
    const [program, ...args] = this.enter(['bash', '-euo', 'pipefail', '-c', script]);
    const env = { PATH: `${commands}:${process.env.PATH}`, HOME: '/root', DEPLOY_CHECK: join(own, socketName) };
    return finished(spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'], cwd: '/' }));
  }
  /** The output of commands that must succeed. */
  async succeed(script: string): Promise<string> {
    const { status, output } = await this.run(script);
    if (status !== 0) throw new Error(`machine ${this.number}: status ${status} of\n${script}\n${output}`);
    return output.trim();
  }

  /** Where its service manager listens. */
  get socket(): string {
    return join(this.folder, socketName);
  }
}

/** Waits for the end of a process and returns everything that it printed. */
export function finished(child: ReturnType<typeof spawn>): Promise<Finished> {
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text: Buffer) => (output += text.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve({ status: status ?? 1, output }));
  });
}
