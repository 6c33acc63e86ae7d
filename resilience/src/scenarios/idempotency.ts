import { randomUUID } from 'node:crypto';
import { applicationRoutes } from '@yuanhang/contract';
import { begin, buildExchangeProgramme, buildStudent, fill } from '../../../server/test/factories/applications';
import { send } from '../../../server/test/http';
import type { Person } from '../../../server/test/mobility-fixture';
import { type Fixture, openFixture } from '../harness/fixture';
import { startServer } from '../harness/product-process';
import { Findings, type Scenario } from '../scenario';

const parallelRequests = 50;

interface Draft {
  readonly student: Person;
  readonly id: string;
  readonly version: number;
}

async function buildCompleteDraft({ context, people }: Fixture, programmeId: string): Promise<Draft> {
  const student = await buildStudent(context, people.languages);
  const { id, version } = await fill(context, student, await begin(student, programmeId));
  return { student, id, version };
}

export const idempotency: Scenario = {
  key: 'idempotency',
  requirement: 'The same submit 50 times in parallel with one idempotency key: one row, same answer; other body 422',
  async run(harness) {
    const fixture = await openFixture(await harness.workspace('idempotency'));
    const programmeId = await buildExchangeProgramme(fixture.context, fixture.people.office, { places: null });
    const servers = [await startServer(fixture.workspace), await startServer(fixture.workspace)];
    fixture.useServers(...servers);
    const rounds = harness.scale(1, 20);
    const findings = new Findings();
    let [rows, submits] = [0, 0];
    for (let round = 0; round < rounds; round += 1) {
      const { student, id, version } = await buildCompleteDraft(fixture, programmeId);
      const path = applicationRoutes.submit.path.replace(':id', id);
      const headers = { 'idempotency-key': randomUUID() };
      const submit = (n: number, body: object) =>
        send(servers[n % servers.length]?.url ?? '', 'POST', path, { token: student.token, headers, body });
      const answers = await Promise.all(Array.from({ length: parallelRequests }, (_, n) => submit(n, { version })));
      const different = new Set(answers.map(({ status, body }) => `${status} ${JSON.stringify(body)}`));
      findings.expect(
        answers.every(({ status }) => status === 200),
        `statuses ${answers.map(({ status }) => status).join(' ')}`,
      );
      findings.expect(different.size === 1, `${different.size} different answers`);
      const other = await submit(round, { version: version + 1 });
      findings.expect(other.status === 422, `another body under the same key was answered ${other.status}`);
      const written = await fixture.count(
        `SELECT COUNT(*) AS n FROM timeline_entries WHERE application_id = :id AND operation = 'submit'`,
        { id },
      );
      findings.expect(written === 1, `${written} timeline entries`);
      rows += written;
      submits += answers.length;
    }
    for (const server of servers) await server.stop();
    await fixture.close();
    return { counts: { rounds, submits, rows }, problems: findings.problems };
  },
};
