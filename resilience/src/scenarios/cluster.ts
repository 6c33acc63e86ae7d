import { join } from 'node:path';
import { reviewRoutes } from '@yuanhang/contract';
import { buildStudent, buildSubmitted, buildTripProgramme, decide } from '../../../server/test/factories/applications';
import { send } from '../../../server/test/http';
import { until } from '../lab/child';
import { startGalera } from '../lab/galera';
import { Ledger } from '../lab/ledger';
import { newPlace } from '../lab/place';
import { startRedis } from '../lab/redis';
import { isReady, type Server, startServer } from '../lab/server';
import { openWorld, type World } from '../lab/world';
import { Findings, type Scenario } from '../scenario';

/** Places given by two servers at once: every approval touches the same row, each on its own node. */
async function raceAcross(world: World, servers: readonly Server[], found: Findings, students: number, places: number) {
  const { cast } = world;
  const programmeId = await buildTripProgramme(world.world, cast.office, { places, requirements: [] });
  const waiting = [];
  for (let n = 0; n < students; n += 1) {
    const student = await buildStudent(world.world, cast.languages, `竞争${n}`);
    waiting.push(await decide(cast.collegeReviewer, await buildSubmitted(world.world, student, programmeId)));
  }
  const statuses = await Promise.all(
    waiting.map(({ id, version }, n) => {
      const path = reviewRoutes.decideApplication.path.replace(':id', id);
      const body = { version, decision: 'approve' };
      return send(servers[n % servers.length]?.url ?? '', 'POST', path, { token: cast.office.token, body }).then(
        ({ status }) => status,
      );
    }),
  );
  const approved = statuses.filter((status) => status === 200).length;
  const others = [...new Set(statuses)].filter((status) => status !== 200 && status !== 409);
  found.expect(approved === places, `${approved} got one of ${places} places`);
  found.expect(others.length === 0, `the race was answered ${others.join(', ')}`);
  return approved;
}

/** Wrong passwords for one account, at both servers in turn; how many were still looked at. */
async function guesses(servers: readonly Server[], username: string, times: number): Promise<number[]> {
  const statuses: number[] = [];
  for (let n = 0; n < times; n += 1) {
    const body = { username, password: 'wrong-password', client: 'weapp' };
    const { status } = await send(servers[n % servers.length]?.url ?? '', 'POST', '/api/session/local', { body });
    statuses.push(status);
  }
  return statuses;
}
const countOf = (statuses: readonly number[], status: number) => statuses.filter((one) => one === status).length;

async function sharedLimits(world: World, servers: readonly Server[], found: Findings, what: string): Promise<number> {
  const username = `${what}-${Math.random().toString(36).slice(2, 8)}`;
  await world.modules.identity.people.createStaff({
    name: '陈',
    roles: [{ role: 'office' }],
    username,
    password: 'right-password',
  });
  const statuses = await guesses(servers, username, 14);
  found.expect(countOf(statuses, 401) === 10, `${what}: ${countOf(statuses, 401)} guesses were looked at, not 10`);
  found.expect(countOf(statuses, 429) === 4, `${what}: ${statuses.join(' ')}`);
  return countOf(statuses, 401);
}

export const cluster: Scenario = {
  key: 'cluster',
  bar: 'Two servers, three Galera nodes, one killed: conflicts retried, nothing lost or doubled; limits shared by Redis',
  async run(lab) {
    const folder = join(lab.folder, 'cluster');
    const found = new Findings();
    const redis = await startRedis(lab.folder);
    const galera = await startGalera(lab.folder);
    const [first, second, third] = galera.nodes;
    if (!first || !second || !third) throw new Error('three nodes');
    const place = newPlace(folder, await first.createDatabase('yuanhang'), { REDIS_URL: redis.url });
    const world = await openWorld(place);
    const servers = [await startServer(place), await startServer(place, { DATABASE_URL: second.url('yuanhang') })];
    world.pointTo(...servers.map(({ url }) => url));

    const withRedis = await sharedLimits(world, servers, found, 'redis');
    const places = await raceAcross(world, servers, found, lab.times(16, 100), lab.times(4, 20));
    const ledger = new Ledger(world);
    await ledger.open(8, await buildTripProgramme(world.world, world.cast.office, { places: null, requirements: [] }));
    ledger.start();
    const rounds = lab.times(1, 10);
    for (let round = 0; round < rounds && ledger.problems.length === 0; round += 1) {
      const node = round % 2 === 0 ? second : third;
      await ledger.takes(20);
      await node.kill();
      // The other server goes on.
      await ledger.takes(20);
      await galera.rejoin(node);
      await until('both servers to be ready', async () =>
        (await Promise.all(servers.map(({ url }) => isReady(url)))).every(Boolean),
      );
    }
    await ledger.takes(20);
    await ledger.stop();
    await ledger.settleAll();
    const { writes, lost, doubled } = await ledger.audit();
    const conflicts = await galera.conflicts();

    await redis.kill();
    const alone = await guesses(servers, 'nobody', 4);
    found.expect(
      alone.every((status) => status === 401),
      `without Redis a sign-in was answered ${alone.join(' ')}`,
    );

    found.problems.push(...ledger.problems);
    found.expect(lost + doubled === 0, `${lost} lost, ${doubled} doubled`);
    const counted = [];
    for (const node of galera.nodes) {
      counted.push((await node.query<{ n: number }>('SELECT COUNT(*) AS n FROM yuanhang.timeline_entries'))[0]?.n);
    }
    found.expect(new Set(counted).size === 1, `the nodes hold ${counted.join(', ')} timeline rows`);
    for (const server of servers) await server.stop();

    const { REDIS_URL: _, ...env } = place.env;
    const byDatabase = [
      await startServer({ ...place, env }),
      await startServer({ ...place, env }, { DATABASE_URL: second.url('yuanhang') }),
    ];
    const withDatabase = await sharedLimits(world, byDatabase, found, 'database');
    for (const server of byDatabase) await server.stop();
    await world.world.stop();
    await galera.stop();
    const { unknown, happened } = ledger;
    const counts = {
      rounds,
      writes,
      unknown,
      happened,
      lost,
      doubled,
      places,
      conflicts,
      'guesses (redis)': withRedis,
      'guesses (database)': withDatabase,
    };
    return { counts, problems: found.problems };
  },
};
