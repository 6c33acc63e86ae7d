import { ApiError, applicationRoutes } from '@yuanhang/contract';
import {
  buildExchangeProgramme,
  buildStudent,
  buildSubmitted,
  decide,
} from '../../../server/test/factories/applications';
import type { Person } from '../../../server/test/mobility-fixture';
import { type Fixture, openFixture } from '../harness/fixture';
import { startServer } from '../harness/product-process';
import { Findings, type Scenario } from '../scenario';

/** The result of each attempt: `ok`, or the status and code of the error. */
async function resultsOf(attempts: readonly Promise<unknown>[]): Promise<string[]> {
  return Promise.all(
    attempts.map((attempt) =>
      attempt.then(
        () => 'ok',
        (error: unknown) => (error instanceof ApiError ? `${error.status} ${error.body.code}` : String(error)),
      ),
    ),
  );
}
const successes = (results: readonly string[]) => results.filter((result) => result === 'ok').length;

/** The office approves more applications at the same moment than the programme has places. */
async function raceForPlaces(fixture: Fixture, findings: Findings, students: number, places: number) {
  const { context, people, database } = fixture;
  const programmeId = await buildExchangeProgramme(context, people.office, { places });
  const waiting = [];
  for (let n = 0; n < students; n += 1) {
    const student = await buildStudent(context, people.languages, `学生${n}`);
    const submitted = await buildSubmitted(context, student, programmeId);
    waiting.push(await decide(people.collegeReviewer, submitted));
  }
  const results = await resultsOf(waiting.map((application) => decide(people.office, application)));
  const approved = successes(results);
  const row = await database.first<{ taken: number; approved: number }>(
    `SELECT p.places_taken AS taken, (SELECT COUNT(*) FROM applications a WHERE a.programme_id = p.id AND a.stage = 'approved') AS approved
     FROM programmes p WHERE p.id = :programmeId`,
    { programmeId },
  );
  findings.expect(approved === places, `${approved} approvals were answered with success for ${places} places`);
  findings.expect(Number(row?.approved) === places && Number(row?.taken) === places, `stored: ${JSON.stringify(row)}`);
  const others = [...new Set(results)].filter((result) => result !== 'ok' && result !== '409 no_places_left');
  findings.expect(others.length === 0, `other answers: ${others.join(', ')}`);
  return { students, places: approved };
}

interface Conflict {
  readonly applicationId: string;
  /** Allowed each by itself, and sent at the same moment with the same version. */
  readonly attempts: readonly (() => Promise<unknown>)[];
  /** The operations of the attempts, as the timeline records them. */
  readonly operations: readonly string[];
}

/** Exactly one attempt must succeed, all others must be answered 409, and one timeline entry must be written. */
async function checkOneWins(fixture: Fixture, findings: Findings, conflict: Conflict): Promise<void> {
  const { applicationId, attempts, operations } = conflict;
  const countEntries = () =>
    fixture.count(
      'SELECT COUNT(*) AS n FROM timeline_entries WHERE application_id = :applicationId AND operation IN (:operations)',
      { applicationId, operations },
    );
  const before = await countEntries();
  const results = await resultsOf(attempts.map((attempt) => attempt()));
  const conflicts = results.filter((result) => result.startsWith('409')).length;
  findings.expect(
    successes(results) === 1 && conflicts === attempts.length - 1,
    `conflicting commands were answered ${results.join(' / ')}`,
  );
  const written = (await countEntries()) - before;
  findings.expect(written === 1, `conflicting commands wrote ${written} timeline entries`);
}

export const races: Scenario = {
  key: 'races',
  requirement: '200 students race for 20 places; two reviewers at once; recall against approval: exactly one wins each',
  async run(harness) {
    const fixture = await openFixture(await harness.workspace('races'));
    const { people } = fixture;
    const programmeId = await buildExchangeProgramme(fixture.context, people.office, { places: null });
    const colleague: Person = await fixture.context.personOf(
      await fixture.modules.identity.people.createStaff({
        name: '周明',
        roles: [{ role: 'college_reviewer', collegeId: people.languages }],
      }),
    );
    const server = await startServer(fixture.workspace);
    fixture.useServers(server);
    const findings = new Findings();
    const places = await raceForPlaces(fixture, findings, harness.scale(20, 200), harness.scale(5, 20));
    const rounds = harness.scale(2, 50);
    for (let n = 0; n < rounds; n += 1) {
      const student = await buildStudent(fixture.context, people.languages);
      const first = await buildSubmitted(fixture.context, student, programmeId);
      const decision = n % 2 === 0 ? 'approve' : 'return';
      await checkOneWins(fixture, findings, {
        applicationId: first.id,
        attempts: [() => decide(people.collegeReviewer, first), () => decide(colleague, first, decision, '意见')],
        operations: ['approve', 'return'],
      });
      const other = await buildStudent(fixture.context, people.languages);
      const second = await buildSubmitted(fixture.context, other, programmeId);
      const { id, version } = second;
      await checkOneWins(fixture, findings, {
        applicationId: id,
        attempts: [
          () => other.call(applicationRoutes.recall, { params: { id }, body: { version } }),
          () => decide(people.collegeReviewer, second),
        ],
        operations: ['recall', 'approve'],
      });
    }
    await server.stop();
    await fixture.close();
    return { counts: { ...places, 'pairs of conflicting commands': 2 * rounds }, problems: findings.problems };
  },
};
