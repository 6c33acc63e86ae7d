import type { Sizes } from '../../../server/test/fill';
import { collegeOfStudent, idOf, sessionOfCollege, staffToken, studentToken } from '../people';
import { choose, fraction, scattered } from '../random';
import { get, type Question } from './question';

/** The applications of each student in turn. */
export const myApplicationsQuestion = (n: number, students: number): Question =>
  get('/api/applications', studentToken(scattered(n, students)), { limit: '20' });

/** `server/test/fill.ts` leaves every twelfth application a draft, which staff do not see. */
const wasSubmitted = (application: number) => (application * 7) % 12 !== 0;

/** The detail of every application, requested by its student, by a reviewer of its college, and by the office. */
export function detailQuestion(n: number, { applications, students }: Sizes, sessions: number): Question {
  const application = scattered(n, applications);
  const student = 1 + (application % students);
  const asker = wasSubmitted(application)
    ? choose(n, 31, [
        ['student', 2],
        ['college', 1],
        ['office', 1],
      ])
    : 'student';
  const id = idOf('a', application);
  if (asker === 'student') return get(`/api/applications/${id}`, studentToken(student));
  const random = Math.floor(fraction(n, 32) * sessions);
  const session =
    asker === 'college'
      ? sessionOfCollege(collegeOfStudent(student), random, sessions)
      : random - (random % 20) + (n % 10);
  return get(`/api/admin/applications/${id}`, staffToken(session));
}

/** Submits the prepared drafts in order, each once and by its own student. */
export const submitQuestion = (draft: number, students: number): Question => ({
  method: 'POST',
  path: `/api/applications/${idOf('b', draft)}/submission`,
  token: studentToken(studentOfDraft(draft, students)),
  body: { version: 0 },
  idempotencyKey: `bench-draft-${draft}`,
});

/** Assigns each draft to a different student, for at most as many drafts as students. */
export const studentOfDraft = (draft: number, students: number): number => scattered(draft, students);
