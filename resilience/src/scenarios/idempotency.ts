import { randomUUID } from 'node:crypto';
import { applicationRoutes } from '@yuanhang/contract';
import { begin, buildStudent, buildTripProgramme, fill } from '../../../server/test/factories/applications';
import { send } from '../../../server/test/http';
import type { Person } from '../../../server/test/trip-world';
import { startServer } from '../lab/server';
import { openWorld, type World } from '../lab/world';
import { Findings, type Scenario } from '../scenario';

const atOnce = 50;

interface Draft {
  readonly student: Person;
  readonly id: string;
  readonly version: number;
}
async function completeDraft({ world, cast }: World, programmeId: string): Promise<Draft> {
  const student = await buildStudent(world, cast.languages);
  const { id, version } = await fill(world, student, await begin(student, programmeId));
  return { student, id, version };
}

export const idempotency: Scenario = {
  key: 'idempotency',
  bar: 'The same submit 50 times in parallel with one idempotency key: one row, same answer; other body 422',
  async run(lab) {
    const world = await openWorld(await lab.place('idempotency'));
    const programmeId = await buildTripProgramme(world.world, world.cast.office, { places: null });
    const servers = [await startServer(world.place), await startServer(world.place)];
    world.pointTo(servers[0]?.url ?? '');
    const rounds = lab.times(1, 20);
    const found = new Findings();
    let [rows, answers] = [0, 0];
    for (let round = 0; round < rounds; round += 1) {
      const { student, id, version } = await completeDraft(world, programmeId);
      const path = applicationRoutes.submit.path.replace(':id', id);
      const headers = { 'idempotency-key': randomUUID() };
      // Every other one reaches the other server.
      const submit = (n: number, body: object) =>
        send(servers[n % 2]?.url ?? '', 'POST', path, { token: student.token, headers, body });
      const sent = await Promise.all(Array.from({ length: atOnce }, (_, n) => submit(n, { version })));
      const different = new Set(sent.map(({ status, body }) => `${status} ${JSON.stringify(body)}`));
      found.expect(
        sent.every(({ status }) => status === 200),
        `statuses ${sent.map(({ status }) => status).join(' ')}`,
      );
      found.expect(different.size === 1, `${different.size} different answers`);
      const other = await submit(round, { version: version + 1 });
      found.expect(other.status === 422, `another body under the same key was answered ${other.status}`);
      const written = await world.database.first<{ rows_: number }>(
        `SELECT COUNT(*) AS rows_ FROM timeline_entries WHERE application_id = :id AND operation = 'submit'`,
        { id },
      );
      found.expect(Number(written?.rows_) === 1, `${written?.rows_} timeline rows`);
      rows += Number(written?.rows_);
      answers += sent.length;
    }
    for (const server of servers) await server.stop();
    await world.world.stop();
    return { counts: { rounds, submits: answers, rows }, problems: found.problems };
  },
};
