import { ApiError, applicationRoutes } from '@yuanhang/contract';
import { buildStudent, buildSubmitted, buildTripProgramme, decide } from '../../../server/test/factories/applications';
import type { Person } from '../../../server/test/trip-world';
import { startServer } from '../lab/server';
import { openWorld, type World } from '../lab/world';
import { Findings, type Scenario } from '../scenario';

/** What each attempt came to: `ok`, or the error's code. */
async function outcomes(attempts: readonly Promise<unknown>[]): Promise<string[]> {
  return Promise.all(
    attempts.map((attempt) =>
      attempt.then(
        () => 'ok',
        (error: unknown) => (error instanceof ApiError ? `${error.status} ${error.body.code}` : String(error)),
      ),
    ),
  );
}
const count = (list: readonly string[], word: string) => list.filter((one) => one === word).length;

const rowsOf = async ({ database }: World, id: string, operations: readonly string[]): Promise<number> => {
  const sql =
    'SELECT COUNT(*) AS rows_ FROM timeline_entries WHERE application_id = :id AND operation IN (:operations)';
  return Number((await database.first<{ rows_: number }>(sql, { id, operations: [...operations] }))?.rows_);
};

/** Everybody passed the college; the office approves them all at the same moment. */
async function raceForPlaces(world: World, found: Findings, students: number, places: number) {
  const { cast } = world;
  const programmeId = await buildTripProgramme(world.world, cast.office, { places });
  const waiting = [];
  for (let n = 0; n < students; n += 1) {
    const student = await buildStudent(world.world, cast.languages, `学生${n}`);
    const submitted = await buildSubmitted(world.world, student, programmeId);
    waiting.push(await decide(cast.collegeReviewer, submitted));
  }
  const results = await outcomes(waiting.map((application) => decide(cast.office, application)));
  const approved = count(results, 'ok');
  const row = await world.database.first<{ taken: number; approved: number }>(
    `SELECT p.places_taken AS taken, (SELECT COUNT(*) FROM applications a WHERE a.programme_id = p.id AND a.stage = 'approved') AS approved
     FROM programmes p WHERE p.id = :programmeId`,
    { programmeId },
  );
  found.expect(approved === places, `${approved} were told that they have one of ${places} places`);
  found.expect(Number(row?.approved) === places && Number(row?.taken) === places, `stored: ${JSON.stringify(row)}`);
  const others = [...new Set(results)].filter((result) => result !== 'ok' && result !== '409 no_places_left');
  found.expect(others.length === 0, `other answers: ${others.join(', ')}`);
  return { students, places: approved };
}

/** Two who may, at the same version, at the same moment: one wins, the other hears 409, one row is written. */
async function duel(
  world: World,
  found: Findings,
  id: string,
  attempts: readonly (() => Promise<unknown>)[],
  operations: readonly string[],
): Promise<void> {
  const before = await rowsOf(world, id, operations);
  const results = await outcomes(attempts.map((attempt) => attempt()));
  const conflicts = results.filter((result) => result.startsWith('409')).length;
  found.expect(count(results, 'ok') === 1 && conflicts === attempts.length - 1, `a duel ended ${results.join(' / ')}`);
  const written = (await rowsOf(world, id, operations)) - before;
  found.expect(written === 1, `a duel left ${written} timeline rows`);
}

export const races: Scenario = {
  key: 'races',
  bar: '200 students race for 20 places; two reviewers at once; recall against approval: exactly one wins each',
  async run(lab) {
    const world = await openWorld(await lab.place('races'));
    const { cast } = world;
    const programmeId = await buildTripProgramme(world.world, cast.office, { places: null });
    const colleague: Person = await world.world.personOf(
      await world.modules.identity.people.createStaff({
        name: '周明',
        roles: [{ role: 'college_reviewer', collegeId: cast.languages }],
      }),
    );
    const server = await startServer(world.place);
    world.pointTo(server.url);
    const found = new Findings();
    const places = await raceForPlaces(world, found, lab.times(20, 200), lab.times(5, 20));
    const duels = lab.times(2, 50);
    for (let n = 0; n < duels; n += 1) {
      const student = await buildStudent(world.world, cast.languages);
      const first = await buildSubmitted(world.world, student, programmeId);
      const verdict = n % 2 === 0 ? 'approve' : 'return';
      const both = [() => decide(cast.collegeReviewer, first), () => decide(colleague, first, verdict, '意见')];
      await duel(world, found, first.id, both, ['approve', 'return']);
      const rival = await buildStudent(world.world, cast.languages);
      const second = await buildSubmitted(world.world, rival, programmeId);
      const { id, version } = second;
      const recall = () => rival.call(applicationRoutes.recall, { params: { id }, body: { version } });
      await duel(world, found, id, [recall, () => decide(cast.collegeReviewer, second)], ['recall', 'approve']);
    }
    await server.stop();
    await world.world.stop();
    return { counts: { ...places, duels: 2 * duels }, problems: found.problems };
  },
};
