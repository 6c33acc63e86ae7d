import { join } from 'node:path';
import { reviewRoutes } from '@yuanhang/contract';
import {
  buildExchangeProgramme,
  buildStudent,
  buildSubmitted,
  decide,
} from '../../../server/test/factories/applications';
import { send } from '../../../server/test/http';
import { compareWithDatabase } from '../harness/compare-with-database';
import { type Fixture, openFixture } from '../harness/fixture';
import { type GaleraCluster, startGaleraCluster } from '../harness/galera';
import type { Mariadb } from '../harness/mariadb';
import { isReady, type ProductProcess, startServer } from '../harness/product-process';
import { startRedis } from '../harness/redis';
import { waitFor } from '../harness/wait-for';
import { createWorkspace, type Workspace } from '../harness/workspace';
import { WriteWorkload } from '../harness/write-workload';
import { Findings, type Scenario } from '../scenario';

/** Approves more applications than there are places, on two servers at once: all update the same row on different nodes. */
async function raceForPlaces(
  { context, people }: Fixture,
  servers: readonly ProductProcess[],
  findings: Findings,
  students: number,
  places: number,
): Promise<number> {
  const programmeId = await buildExchangeProgramme(context, people.office, { places, requirements: [] });
  const waiting = [];
  for (let n = 0; n < students; n += 1) {
    const student = await buildStudent(context, people.languages, `竞争${n}`);
    waiting.push(await decide(people.collegeReviewer, await buildSubmitted(context, student, programmeId)));
  }
  const answers = await Promise.all(
    waiting.map(({ id, version }, n) => {
      const path = reviewRoutes.decideApplication.path.replace(':id', id);
      const body = { version, decision: 'approve' };
      return send(servers[n % servers.length]?.url ?? '', 'POST', path, { token: people.office.token, body });
    }),
  );
  const statuses = answers.map(({ status }) => status);
  const approved = statuses.filter((status) => status === 200).length;
  const others = [...new Set(statuses)].filter((status) => status !== 200 && status !== 409);
  findings.expect(approved === places, `${approved} approvals for ${places} places`);
  findings.expect(others.length === 0, `approvals were answered ${others.join(', ')}`);
  return approved;
}

/** Signs in with a wrong password, at the servers in turn, and returns the statuses. */
async function guessPassword(
  servers: readonly ProductProcess[],
  username: string,
  times: number,
): Promise<readonly number[]> {
  const statuses: number[] = [];
  for (let n = 0; n < times; n += 1) {
    const body = { username, password: 'wrong-password', client: 'weapp' };
    const { status } = await send(servers[n % servers.length]?.url ?? '', 'POST', '/api/session/local', { body });
    statuses.push(status);
  }
  return statuses;
}

/** Ten guesses must be checked and further ones refused, however they are distributed over the servers. Returns the number checked. */
async function checkSharedLimit(
  { modules }: Fixture,
  servers: readonly ProductProcess[],
  findings: Findings,
  store: 'redis' | 'database',
): Promise<number> {
  const username = `${store}-${Math.random().toString(36).slice(2, 8)}`;
  await modules.identity.people.createStaff({
    name: '陈',
    roles: [{ role: 'office' }],
    username,
    password: 'right-password',
  });
  const statuses = await guessPassword(servers, username, 14);
  const checked = statuses.filter((status) => status === 401).length;
  const refused = statuses.filter((status) => status === 429).length;
  findings.expect(checked === 10 && refused === 4, `${store}: 14 guesses were answered ${statuses.join(' ')}`);
  return checked;
}

/** Kills one of the nodes under load and lets it rejoin, in each round. */
async function killNodes(
  workload: WriteWorkload,
  galera: GaleraCluster,
  nodes: readonly [Mariadb, Mariadb],
  servers: readonly ProductProcess[],
  rounds: number,
): Promise<void> {
  workload.start();
  for (let round = 0; round < rounds && workload.problems.length === 0; round += 1) {
    const node = nodes[round % 2 === 0 ? 0 : 1];
    await workload.waitForWrites(20);
    await node.kill();
    // The server on the other node continues.
    await workload.waitForWrites(20);
    await galera.rejoin(node);
    await waitFor('both servers to be ready', async () =>
      (await Promise.all(servers.map(({ url }) => isReady(url)))).every(Boolean),
    );
  }
  await workload.waitForWrites(20);
  await workload.stop();
  await workload.resolveUnanswered();
}

/** Starts one server on each of the two nodes. */
async function startTwoServers(workspace: Workspace, secondNode: Mariadb): Promise<readonly ProductProcess[]> {
  const overrides = { DATABASE_URL: secondNode.url('yuanhang') };
  return [await startServer(workspace), await startServer(workspace, overrides)];
}

export const cluster: Scenario = {
  key: 'cluster',
  requirement:
    'Two servers, three Galera nodes, one killed: conflicts retried, nothing lost or doubled; limits shared by Redis',
  async run(harness) {
    const findings = new Findings();
    const redis = await startRedis(harness.folder);
    const galera = await startGaleraCluster(harness.folder);
    const [first, second, third] = galera.nodes;
    if (!first || !second || !third) throw new Error('the cluster needs three nodes');
    const databaseUrl = await first.createDatabase('yuanhang');
    const workspace = createWorkspace(join(harness.folder, 'cluster'), databaseUrl, { REDIS_URL: redis.url });
    const fixture = await openFixture(workspace);
    const servers = await startTwoServers(workspace, second);
    fixture.useServers(...servers);

    const guessesWithRedis = await checkSharedLimit(fixture, servers, findings, 'redis');
    const places = await raceForPlaces(fixture, servers, findings, harness.scale(16, 100), harness.scale(4, 20));
    const workload = new WriteWorkload(fixture);
    const options = { places: null, requirements: [] };
    await workload.addStudents(8, await buildExchangeProgramme(fixture.context, fixture.people.office, options));
    const rounds = harness.scale(1, 10);
    await killNodes(workload, galera, [second, third], servers, rounds);
    const { writes, lost, doubled, problems } = await compareWithDatabase(fixture, workload);
    findings.problems.push(...problems);
    const conflicts = await galera.conflicts();

    await redis.kill();
    const withoutRedis = await guessPassword(servers, 'nobody', 4);
    findings.expect(
      withoutRedis.every((status) => status === 401),
      `without Redis, sign-ins were answered ${withoutRedis.join(' ')}`,
    );

    const entries = [];
    for (const node of galera.nodes) {
      entries.push((await node.query<{ n: number }>('SELECT COUNT(*) AS n FROM yuanhang.timeline_entries'))[0]?.n);
    }
    findings.expect(new Set(entries).size === 1, `the nodes hold ${entries.join(', ')} timeline entries`);
    for (const server of servers) await server.stop();

    const { REDIS_URL: _, ...env } = workspace.env;
    const serversWithoutRedis = await startTwoServers({ ...workspace, env }, second);
    const guessesWithDatabase = await checkSharedLimit(fixture, serversWithoutRedis, findings, 'database');
    for (const server of serversWithoutRedis) await server.stop();
    await fixture.close();
    await galera.stop();
    const counts = {
      rounds,
      writes,
      unanswered: workload.unanswered,
      'of which applied': workload.appliedUnanswered,
      lost,
      doubled,
      places,
      conflicts,
      'guesses (redis)': guessesWithRedis,
      'guesses (database)': guessesWithDatabase,
    };
    return { counts, problems: findings.problems };
  },
};
