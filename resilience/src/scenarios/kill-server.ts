import { buildTripProgramme } from '../../../server/test/factories/applications';
import { Ledger } from '../lab/ledger';
import { startServer } from '../lab/server';
import { openWorld } from '../lab/world';
import type { Scenario } from '../scenario';

export const killServer: Scenario = {
  key: 'kill-server',
  bar: 'No acknowledged write is lost: kill -9 of the server under load',
  async run(lab) {
    const world = await openWorld(await lab.place('kill-server'));
    const programmeId = await buildTripProgramme(world.world, world.cast.office, { places: null, requirements: [] });
    const server = await startServer(world.place);
    world.pointTo(server.url);
    const ledger = new Ledger(world);
    await ledger.open(6, programmeId);
    const rounds = lab.times(3, 100);
    ledger.start();
    for (let round = 0; round < rounds && ledger.problems.length === 0; round += 1) {
      await ledger.takes(5 + Math.random() * 40);
      await server.kill();
      await server.start();
    }
    await ledger.stop();
    await ledger.settleAll();
    const { writes, lost, doubled } = await ledger.audit();
    await server.stop();
    await world.world.stop();
    const { unknown, happened } = ledger;
    const problems = [...ledger.problems];
    if (lost + doubled > 0) problems.push(`${lost} lost, ${doubled} doubled`);
    return { counts: { rounds, writes, unknown, happened, lost, doubled }, problems };
  },
};
