import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { send } from '../../../server/test/http';
import { type Fixture, openFixture } from '../harness/fixture';
import type { Mariadb } from '../harness/mariadb';
import { type ProductProcess, startServer } from '../harness/product-process';
import { createWorkspace } from '../harness/workspace';
import { Findings, type Scenario } from '../scenario';

const maxAnswerMilliseconds = 5_000;
const maxRecoveryMilliseconds = 10_000;

interface Outage {
  begin(mariadb: Mariadb): void | Promise<void>;
  end(mariadb: Mariadb): void | Promise<void>;
}

const outages: Readonly<Record<string, Outage>> = {
  /** As after a power or network failure: connections stay open and get no answer. */
  frozen: { begin: (mariadb) => mariadb.freeze(), end: (mariadb) => mariadb.thaw() },
  /** Connections are closed and new ones refused. */
  stopped: { begin: (mariadb) => mariadb.stop(), end: (mariadb) => mariadb.start() },
};

interface Measured {
  /** Number of answers of status 503. */
  readonly unavailable: number;
  readonly slowestMilliseconds: number;
  /** Distinct statuses other than 200 and 503. */
  readonly otherStatuses: readonly number[];
  /** From the end of the outage to the first answer of status 200. */
  readonly recoveryMilliseconds: number;
}

/** Sends four requests a second during the outage, then sends until one is answered 200. */
async function measureOutage(
  server: ProductProcess,
  { people }: Fixture,
  mariadb: Mariadb,
  outage: Outage,
  seconds: number,
): Promise<Measured> {
  const { student, office } = people;
  const requests = [
    { token: student.token, method: 'GET', path: '/api/applications' },
    { token: student.token, method: 'PUT', path: '/api/me/contact', body: { phone: '13800001235' } },
    { token: office.token, method: 'GET', path: '/api/admin/reviews' },
    { token: office.token, method: 'GET', path: '/api/session' },
  ];
  const answers: { status: number; milliseconds: number }[] = [];
  const sendOne = async (n: number) => {
    const request = requests[n % requests.length];
    if (!request) throw new Error('no requests');
    const { method, path, ...options } = request;
    const sentAt = performance.now();
    const { status } = await send(server.url, method, path, options);
    answers.push({ status, milliseconds: performance.now() - sentAt });
    return status;
  };
  // The pool must hold open connections when the outage begins, because a frozen server does not close them.
  for (let n = 0; n < requests.length; n += 1) await sendOne(n);
  answers.length = 0;
  await outage.begin(mariadb);
  const pending: Promise<unknown>[] = [];
  const end = performance.now() + seconds * 1000;
  for (let n = 0; performance.now() < end; n += 1) {
    pending.push(sendOne(n));
    await wait(250);
  }
  const endedAt = performance.now();
  await outage.end(mariadb);
  await Promise.all(pending);
  while ((await sendOne(0)) !== 200) await wait(50);
  const statuses = answers.map(({ status }) => status);
  return {
    unavailable: statuses.filter((status) => status === 503).length,
    slowestMilliseconds: Math.max(...answers.map(({ milliseconds }) => milliseconds)),
    otherStatuses: [...new Set(statuses)].filter((status) => status !== 503 && status !== 200),
    recoveryMilliseconds: performance.now() - endedAt,
  };
}

export const databaseOutage: Scenario = {
  key: 'database-outage',
  requirement: 'Database away for 60 s: 503 in < 5 s, recovery in < 10 s without restart',
  async run(harness) {
    const mariadb = await harness.dedicatedMariadb();
    const folder = join(harness.folder, 'database-outage');
    const fixture = await openFixture(createWorkspace(folder, await mariadb.createDatabase('yuanhang')));
    const server = await startServer(fixture.workspace);
    fixture.useServers(server);
    const findings = new Findings();
    const counts: Record<string, number> = {};
    const seconds = harness.scale(10, 60);
    for (const [name, outage] of Object.entries(outages)) {
      const measured = await measureOutage(server, fixture, mariadb, outage, seconds);
      const { unavailable, slowestMilliseconds: slowest, recoveryMilliseconds: recovery, otherStatuses } = measured;
      findings.expect(unavailable > seconds, `${name}: only ${unavailable} answers of status 503`);
      findings.expect(slowest < maxAnswerMilliseconds, `${name}: an answer took ${slowest} ms`);
      findings.expect(recovery < maxRecoveryMilliseconds, `${name}: recovery took ${recovery} ms`);
      findings.expect(otherStatuses.length === 0, `${name}: answers of status ${otherStatuses.join(', ')}`);
      counts[`${name}: 503`] = unavailable;
      counts[`${name}: slowest ms`] = Math.round(slowest);
      counts[`${name}: recovery ms`] = Math.round(recovery);
    }
    findings.expect(!server.subprocess.exited, 'the server exited during a database outage');
    await server.stop();
    await fixture.close();
    await mariadb.stop();
    return { counts: { seconds, ...counts }, problems: findings.problems };
  },
};
