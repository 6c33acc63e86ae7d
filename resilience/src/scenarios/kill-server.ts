import { buildExchangeProgramme } from '../../../server/test/factories/applications';
import { compareWithDatabase } from '../harness/compare-with-database';
import { openFixture } from '../harness/fixture';
import { startServer } from '../harness/product-process';
import { WriteWorkload } from '../harness/write-workload';
import type { Scenario } from '../scenario';

export const killServer: Scenario = {
  key: 'kill-server',
  requirement: 'No acknowledged write is lost: kill -9 of the server under load',
  async run(harness) {
    const fixture = await openFixture(await harness.workspace('kill-server'));
    const options = { places: null, requirements: [] };
    const programmeId = await buildExchangeProgramme(fixture.context, fixture.people.office, options);
    const server = await startServer(fixture.workspace);
    fixture.useServers(server);
    const workload = new WriteWorkload(fixture);
    await workload.addStudents(6, programmeId);
    const rounds = harness.scale(3, 100);
    workload.start();
    for (let round = 0; round < rounds && workload.problems.length === 0; round += 1) {
      await workload.waitForWrites(5 + Math.random() * 40);
      await server.kill();
      await server.start();
    }
    await workload.stop();
    await workload.resolveUnanswered();
    const { writes, lost, doubled, problems } = await compareWithDatabase(fixture, workload);
    await server.stop();
    await fixture.close();
    const { unanswered, appliedUnanswered } = workload;
    return { counts: { rounds, writes, unanswered, 'of which applied': appliedUnanswered, lost, doubled }, problems };
  },
};
