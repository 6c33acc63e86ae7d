import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openFixture } from '../harness/fixture';
import { freePort } from '../harness/ports';
import { type ProductProcess, root, startServer } from '../harness/product-process';
import { Subprocess } from '../harness/subprocess';
import { waitFor } from '../harness/wait-for';
import { Findings, type Scenario } from '../scenario';

/**
 * The pause that docs/deploy.md prescribes before the other server is taken down: nginx tries a server that has failed
 * again after one second (`fail_timeout`).
 */
const pauseMilliseconds = 2000;

const agent = new Agent({ keepAlive: true, rejectUnauthorized: false });

/** Sends a request over TLS and returns the status, or null when the connection broke. */
function sendByTls(url: string, method: string, path: string, token: string, body?: object): Promise<number | null> {
  return new Promise((resolve) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const sent = request(url + path, { method, agent, headers }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? null));
    });
    sent.on('error', () => resolve(null));
    sent.end(body && JSON.stringify(body));
  });
}

interface Nginx {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts nginx with `config/deploy/nginx.conf`, in which only ports, addresses and folders are replaced. */
async function startNginx(folder: string, servers: readonly ProductProcess[]): Promise<Nginx> {
  mkdirSync(folder, { recursive: true });
  const [key, certificate] = [join(folder, 'privkey.pem'), join(folder, 'fullchain.pem')];
  const subject = ['-subj', '/CN=exchange.example.edu.cn', '-keyout', key, '-out', certificate];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...subject], {
    stdio: 'pipe',
  });
  const [httpPort, httpsPort] = [await freePort(), await freePort()];
  const serverPorts = servers.map(({ url }) => new URL(url).port);
  const site = readFileSync(join(root, 'config', 'deploy', 'nginx.conf'), 'utf8')
    .replaceAll('/etc/ssl/yuanhang', folder)
    .replaceAll('/var/log/nginx', folder)
    .replace('127.0.0.1:3001', `127.0.0.1:${serverPorts[0]}`)
    .replace('127.0.0.1:3002', `127.0.0.1:${serverPorts[1]}`)
    .replaceAll(/^ *listen \[::\].*\n/gm, '')
    .replace('listen 80;', `listen 127.0.0.1:${httpPort};`)
    .replace('listen 443', `listen 127.0.0.1:${httpsPort}`);
  writeFileSync(join(folder, 'site.conf'), site);
  const temporaryFolders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${join(folder, name)};`,
  );
  const configFile = join(folder, 'nginx.conf');
  const globals = `pid ${join(folder, 'pid')};\nerror_log ${join(folder, 'error.log')};\ndaemon off;\nevents {}\n`;
  writeFileSync(configFile, `${globals}http { ${temporaryFolders.join(' ')} include ${join(folder, 'site.conf')}; }\n`);
  execFileSync('nginx', ['-t', '-c', configFile], { stdio: 'pipe' });
  const subprocess = new Subprocess('nginx', 'nginx', ['-c', configFile], join(folder, 'log'));
  const url = `https://127.0.0.1:${httpsPort}`;
  await waitFor('nginx to answer', async () => (await sendByTls(url, 'GET', '/healthz', 'nobody')) === 200);
  return { url, stop: () => subprocess.end() };
}

export const rollingUpgrade: Scenario = {
  key: 'rolling-upgrade',
  requirement: 'nginx before two servers, each restarted and then killed in turn: no request fails',
  async run(harness) {
    const fixture = await openFixture(await harness.workspace('rolling-upgrade', { TRUST_PROXY: '1' }));
    const servers = [await startServer(fixture.workspace), await startServer(fixture.workspace)];
    const nginx = await startNginx(join(harness.folder, 'nginx'), servers);
    const { token } = fixture.people.student;
    const statuses = new Map<string, number>();
    let running = true;
    const sendRequests = async (first: number) => {
      for (let n = first; running; n += 1) {
        const status =
          n % 2 === 0
            ? await sendByTls(nginx.url, 'GET', '/api/applications', token)
            : await sendByTls(nginx.url, 'PUT', '/api/me/contact', token, { phone: '13800001237' });
        statuses.set(String(status), (statuses.get(String(status)) ?? 0) + 1);
      }
    };
    const clients = [0, 1, 2, 3].map(sendRequests);
    const rounds = harness.scale(2, 20);
    for (let round = 0; round < rounds; round += 1) {
      const server = servers[round % servers.length];
      if (!server) throw new Error('no servers');
      await wait(pauseMilliseconds);
      await server.stop();
      await server.start();
      await wait(pauseMilliseconds);
      await server.kill();
      await server.start();
    }
    running = false;
    await Promise.all(clients);
    const findings = new Findings();
    const failures = [...statuses].filter(([status]) => status !== '200');
    findings.expect(
      failures.length === 0,
      `failed requests: ${failures.map(([status, times]) => `${times} × ${status}`).join(', ')}`,
    );
    findings.expect(
      (await sendByTls(nginx.url, 'GET', '/metrics', token)) === 404,
      '/metrics can be read from outside',
    );
    agent.destroy();
    await nginx.stop();
    for (const server of servers) await server.stop();
    await fixture.close();
    const failed = failures.reduce((total, [, times]) => total + times, 0);
    return {
      counts: { restarts: rounds, kills: rounds, answered: statuses.get('200') ?? 0, failed },
      problems: findings.problems,
    };
  },
};
