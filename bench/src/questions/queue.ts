import { colleges, idOf, staffOfSession, staffToken } from '../people';
import { choose, pick, scattered } from '../random';
import { years } from './programme-list';
import { get, type Question } from './question';

type Filter = Readonly<Record<string, string>>;

function filterOf(n: number, isOffice: boolean): Filter {
  return choose<() => Filter>(n, 22, [
    [() => ({}), 50],
    [() => ({ kind: pick(n, 23, ['application', 'dispatch_confirmation']) }), 17],
    [() => ({ waitingDays: pick(n, 24, ['3', '30']) }), 10],
    [() => ({ year: pick(n, 25, years) }), 10],
    [() => (isOffice ? { collegeId: idOf('c', 1 + (n % colleges)) } : {}), 10],
  ])();
}

const sessionOf = (n: number, sessions: number) => scattered(n, sessions) - 1;

/**
 * Requests of the console: by the office and the reviewers of every college, fifty rows per page. Searches are
 * excluded: they have a requirement of their own.
 */
export function queueQuestion(n: number, sessions: number): Question {
  const session = sessionOf(n, sessions);
  const { id, college } = staffOfSession(session);
  const page = choose(n, 21, [
    [1, 70],
    [2, 20],
    [3, 10],
  ]);
  const query = { ...filterOf(n, college === null), limit: '50' };
  return { ...get('/api/admin/reviews', staffToken(session), query), page, reader: id };
}

/** The first page without filters. */
export const queueDefault = (n: number, sessions: number): Question =>
  get('/api/admin/reviews', staffToken(sessionOf(n, sessions)), { limit: '50' });
