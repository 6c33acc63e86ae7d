import { join } from 'node:path';
import { buildExchangeProgramme } from '../../../server/test/factories/applications';
import { compareWithDatabase } from '../harness/compare-with-database';
import { openFixture } from '../harness/fixture';
import { isReady, startServer } from '../harness/product-process';
import { waitFor } from '../harness/wait-for';
import { createWorkspace } from '../harness/workspace';
import { WriteWorkload } from '../harness/write-workload';
import type { Scenario } from '../scenario';

export const killDatabase: Scenario = {
  key: 'kill-database',
  requirement: 'No acknowledged write is lost: kill -9 of the database under load',
  async run(harness) {
    const mariadb = await harness.dedicatedMariadb();
    const folder = join(harness.folder, 'kill-database');
    const fixture = await openFixture(createWorkspace(folder, await mariadb.createDatabase('yuanhang')));
    const options = { places: null, requirements: [] };
    const programmeId = await buildExchangeProgramme(fixture.context, fixture.people.office, options);
    const server = await startServer(fixture.workspace);
    fixture.useServers(server);
    const workload = new WriteWorkload(fixture);
    await workload.addStudents(6, programmeId);
    const rounds = harness.scale(2, 40);
    workload.start();
    for (let round = 0; round < rounds && workload.problems.length === 0; round += 1) {
      await workload.waitForWrites(5 + Math.random() * 40);
      await mariadb.kill();
      await mariadb.start();
      // The server reconnects without a restart.
      await waitFor('the server to be ready again', () => isReady(server.url), 20);
    }
    await workload.stop();
    await workload.resolveUnanswered();
    const { writes, lost, doubled, problems } = await compareWithDatabase(fixture, workload);
    const serverExited = server.subprocess.exited;
    await server.stop();
    await fixture.close();
    await mariadb.stop();
    const { unanswered, appliedUnanswered, unavailable } = workload;
    return {
      counts: { rounds, writes, unanswered, unavailable, 'of which applied': appliedUnanswered, lost, doubled },
      problems: serverExited ? [...problems, 'the server exited during the database outage'] : problems,
    };
  },
};
