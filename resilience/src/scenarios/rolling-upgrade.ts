import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Child, freePort, until } from '../lab/child';
import { root, type Server, startServer } from '../lab/server';
import { openWorld } from '../lab/world';
import { Findings, type Scenario } from '../scenario';

/** What the documentation tells an operator to wait before the other server is taken down: nginx asks a failed one again after a second. */
const untilNginxKnows = 2000;

const agent = new Agent({ keepAlive: true, rejectUnauthorized: false });

/** Through the proxy, over TLS; null when no answer came. */
function ask(url: string, method: string, path: string, token: string, body?: object): Promise<number | null> {
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

/** The configuration of the documentation, with this machine's ports and folders in it. */
async function startNginx(folder: string, servers: readonly Server[]): Promise<{ url: string; child: Child }> {
  mkdirSync(folder, { recursive: true });
  const [key, certificate] = [join(folder, 'privkey.pem'), join(folder, 'fullchain.pem')];
  const subject = ['-subj', '/CN=exchange.example.edu.cn', '-keyout', key, '-out', certificate];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...subject], {
    stdio: 'pipe',
  });
  const [plain, secure] = [await freePort(), await freePort()];
  const ours = servers.map(({ url }) => new URL(url).port);
  const site = readFileSync(join(root, 'config', 'deploy', 'nginx.conf'), 'utf8')
    .replaceAll('/etc/ssl/yuanhang', folder)
    .replaceAll('/var/log/nginx', folder)
    .replace('127.0.0.1:3001', `127.0.0.1:${ours[0]}`)
    .replace('127.0.0.1:3002', `127.0.0.1:${ours[1]}`)
    .replaceAll(/^ *listen \[::\].*\n/gm, '')
    .replace('listen 80;', `listen 127.0.0.1:${plain};`)
    .replace('listen 443', `listen 127.0.0.1:${secure}`);
  writeFileSync(join(folder, 'site.conf'), site);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (of) => `${of}_temp_path ${join(folder, of)};`,
  );
  const main = join(folder, 'nginx.conf');
  const global = `pid ${join(folder, 'pid')};\nerror_log ${join(folder, 'error.log')};\ndaemon off;\nevents {}\n`;
  writeFileSync(main, `${global}http { ${temporary.join(' ')} include ${join(folder, 'site.conf')}; }\n`);
  execFileSync('nginx', ['-t', '-c', main], { stdio: 'pipe' });
  const child = new Child('nginx', 'nginx', ['-c', main], join(folder, 'log'));
  const url = `https://127.0.0.1:${secure}`;
  await until('nginx to answer', async () => (await ask(url, 'GET', '/healthz', 'nobody')) === 200);
  return { url, child };
}

export const rollingUpgrade: Scenario = {
  key: 'rolling-upgrade',
  bar: 'nginx before two servers: one after the other restarted, then killed, and nobody notices',
  async run(lab) {
    const world = await openWorld(await lab.place('rolling-upgrade', { TRUST_PROXY: '1' }));
    const servers = [await startServer(world.place), await startServer(world.place)];
    const { url, child } = await startNginx(join(lab.folder, 'nginx'), servers);
    const found = new Findings();
    const { token } = world.cast.student;
    const statuses = new Map<string, number>();
    let running = true;
    const worker = async (n: number) => {
      for (let turn = n; running; turn += 1) {
        const status =
          turn % 2 === 0
            ? await ask(url, 'GET', '/api/applications', token)
            : await ask(url, 'PUT', '/api/me/contact', token, { phone: '13800001237' });
        statuses.set(String(status), (statuses.get(String(status)) ?? 0) + 1);
      }
    };
    const workers = [0, 1, 2, 3].map(worker);
    const rounds = lab.times(2, 20);
    for (let round = 0; round < rounds; round += 1) {
      const server = servers[round % 2];
      if (!server) throw new Error('two servers');
      await wait(untilNginxKnows);
      await server.stop();
      await server.start();
      await wait(untilNginxKnows);
      await server.kill();
      await server.start();
    }
    running = false;
    await Promise.all(workers);
    const answered = statuses.get('200') ?? 0;
    const others = [...statuses].filter(([status]) => status !== '200');
    found.expect(
      others.length === 0,
      `other answers: ${others.map(([status, times]) => `${times} × ${status}`).join(', ')}`,
    );
    found.expect((await ask(url, 'GET', '/metrics', token)) === 404, 'the figures are open to the world');
    agent.destroy();
    await child.end();
    for (const server of servers) await server.stop();
    await world.world.stop();
    const failed = others.reduce((all, [, times]) => all + times, 0);
    return { counts: { restarts: rounds, kills: rounds, answered, failed }, problems: found.problems };
  },
};
