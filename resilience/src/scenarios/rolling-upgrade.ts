import { Agent, request } from 'node:https';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startNginx } from '../../../server/test/nginx';
import { openFixture } from '../harness/fixture';
import { root, startServer } from '../harness/product-process';
import { waitFor } from '../harness/wait-for';
import { Findings, type Scenario } from '../scenario';

/** The pause that docs/deploy.md prescribes before the other server is taken down. */
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

export const rollingUpgrade: Scenario = {
  key: 'rolling-upgrade',
  requirement: 'nginx before two servers, each restarted and then killed in turn: no request fails',
  async run(harness) {
    const fixture = await openFixture(await harness.workspace('rolling-upgrade', { TRUST_PROXY: '1' }));
    const servers = [await startServer(fixture.workspace), await startServer(fixture.workspace)];
    const [first = '', second = ''] = servers.map(({ url }) => new URL(url).port);
    const nginx = await startNginx({
      folder: join(harness.folder, 'nginx'),
      root,
      release: root,
      serverPorts: [first, second],
    });
    await waitFor('nginx to answer', async () => (await sendByTls(nginx.url, 'GET', '/healthz', 'nobody')) === 200);
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
        // All clients together stay below the limit of nginx for one address.
        await wait(10);
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
