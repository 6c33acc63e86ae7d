import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';

const binary = '/usr/sbin/nginx';
/** Whether nginx is installed here: `apt-get install nginx-light`. */
export const hasNginx = existsSync(binary);

const freePort = () =>
  new Promise<number>((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });

const accepts = (port: number) =>
  new Promise<boolean>((done) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      done(true);
    }).once('error', () => done(false));
  });

export interface Nginx {
  readonly url: string;
  readonly httpUrl: string;
  /** The lines of the access log so far. */
  accessLog(): string;
  stop(): Promise<void>;
}

export interface NginxOptions {
  /** For the certificate, the logs and nginx's temporary files. */
  readonly folder: string;
  /** The root of the project. */
  readonly root: string;
  /** The folder that takes the place of /srv/yuanhang/current. */
  readonly release: string;
  readonly serverPorts: readonly [string, string];
}

/**
 * Starts nginx with `config/deploy/nginx.conf`, in which only ports, addresses and folders are replaced, for
 * a storage on disk. Resolves once
 * its ports are open.
 */
export async function startNginx({ folder, root, release, serverPorts }: NginxOptions): Promise<Nginx> {
  mkdirSync(folder, { recursive: true });
  const [key, certificate] = [join(folder, 'privkey.pem'), join(folder, 'fullchain.pem')];
  const subject = ['-subj', '/CN=exchange.example.edu.cn', '-keyout', key, '-out', certificate];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...subject], {
    stdio: 'pipe',
  });
  const [httpPort, httpsPort] = [await freePort(), await freePort()];
  const site = readFileSync(join(root, 'config/deploy/nginx.conf'), 'utf8')
    .replaceAll('/etc/ssl/yuanhang', folder)
    .replaceAll('/var/log/nginx', folder)
    .replaceAll('/srv/yuanhang/current', release)
    .replace('10.0.0.11:3001', `127.0.0.1:${serverPorts[0]}`)
    .replace('10.0.0.12:3002', `127.0.0.1:${serverPorts[1]}`)
    .replace('https://BUCKET.oss-cn-hangzhou.aliyuncs.com', '""')
    .replaceAll(/^ *listen \[::\].*\n/gm, '')
    .replace('listen 80;', `listen 127.0.0.1:${httpPort};`)
    .replace('listen 443', `listen 127.0.0.1:${httpsPort}`);
  writeFileSync(join(folder, 'site.conf'), site);
  const temporaryFolders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${join(folder, name)};`,
  );
  const configFile = join(folder, 'nginx.conf');
  const globals = `pid ${join(folder, 'pid')};\nuser root;\nerror_log ${join(folder, 'error.log')};\ndaemon off;\nevents {}\n`;
  const types = existsSync('/etc/nginx/mime.types') ? 'include /etc/nginx/mime.types;' : '';
  writeFileSync(
    configFile,
    `${globals}http { ${types} ${temporaryFolders.join(' ')} include ${join(folder, 'site.conf')}; }\n`,
  );
  execFileSync(binary, ['-t', '-c', configFile], { stdio: 'pipe' });
  const process = spawn(binary, ['-c', configFile], { stdio: 'ignore' });
  const ended = new Promise<void>((done) => process.once('exit', () => done()));
  const url = `https://127.0.0.1:${httpsPort}`;
  // Another process opens the port, so it is tried until then.
  for (let tries = 0; !(await accepts(httpsPort)); tries += 1) {
    if (tries === 500) throw new Error('nginx does not listen');
    await new Promise((done) => setTimeout(done, 20));
  }
  return {
    url,
    httpUrl: `http://127.0.0.1:${httpPort}`,
    accessLog: () => readFileSync(join(folder, 'yuanhang.log'), 'utf8'),
    async stop() {
      process.kill('SIGQUIT');
      await ended;
    },
  };
}
