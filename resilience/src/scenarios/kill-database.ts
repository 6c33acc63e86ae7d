import { join } from 'node:path';
import { buildTripProgramme } from '../../../server/test/factories/applications';
import { until } from '../lab/child';
import { Ledger } from '../lab/ledger';
import { newPlace } from '../lab/place';
import { isReady, startServer } from '../lab/server';
import { openWorld } from '../lab/world';
import type { Scenario } from '../scenario';

export const killDatabase: Scenario = {
  key: 'kill-database',
  bar: 'No acknowledged write is lost: kill -9 of the database under load',
  async run(lab) {
    const mariadb = await lab.ownMariadb();
    const place = newPlace(join(lab.folder, 'kill-database'), await mariadb.createDatabase('yuanhang'));
    const world = await openWorld(place);
    const programmeId = await buildTripProgramme(world.world, world.cast.office, { places: null, requirements: [] });
    const server = await startServer(place);
    world.pointTo(server.url);
    const ledger = new Ledger(world);
    await ledger.open(6, programmeId);
    const rounds = lab.times(2, 40);
    ledger.start();
    for (let round = 0; round < rounds && ledger.problems.length === 0; round += 1) {
      await ledger.takes(5 + Math.random() * 40);
      await mariadb.kill();
      await mariadb.start();
      // The same server process goes on by itself.
      await until('the server to be ready again', () => isReady(server.url), 20);
    }
    await ledger.stop();
    await ledger.settleAll();
    const { writes, lost, doubled } = await ledger.audit();
    const problems = [...ledger.problems];
    if (server.child.ended) problems.push('the server ended with its database');
    if (lost + doubled > 0) problems.push(`${lost} lost, ${doubled} doubled`);
    await server.stop();
    await world.world.stop();
    await mariadb.stop();
    const { unknown, happened, unavailable } = ledger;
    return { counts: { rounds, writes, unknown, unavailable, happened, lost, doubled }, problems };
  },
};
