import { studentToken } from '../people';
import { choose, pick, scattered } from '../random';
import { get, type Question } from './question';

type Filter = Readonly<Record<string, string>>;

/** The years that `prepare.ts` gives to programmes. */
export const years = ['2024', '2025', '2026', '2027'];

/** Values that programmes have, in every combination. */
const narrowings: readonly ((n: number) => Filter)[] = [
  (n) => ({ category: pick(n, 11, ['exchange', 'joint_training', 'short_term', 'internship']) }),
  (n) => ({ country: pick(n, 12, ['DE', 'JP', 'GB', 'FR', 'US', 'SG']) }),
  (n) => ({ eligibleGroup: pick(n, 13, ['undergraduate', 'master']) }),
  (n) => ({ year: pick(n, 14, years) }),
  (n) => ({ region: pick(n, 15, ['europe', 'asia', 'north_america']) }),
];

function filterOf(n: number): Filter {
  const narrow = (salt: number) => pick(n, salt, narrowings)(n);
  return choose<() => Filter>(n, 2, [
    [() => ({}), 40],
    [() => narrow(3), 40],
    [() => ({ ...narrow(3), ...narrow(4) }), 20],
  ])();
}

/**
 * Requests of the student's pages: mostly open programmes by closing date. Searches are excluded: they have a requirement of their own.
 */
export function programmeListQuestion(n: number, students: number): Question {
  const sort = choose(n, 1, [
    ['closing', 75],
    ['newest', 15],
    ['name', 10],
  ]);
  const open = sort === 'closing' && choose(n, 5, [[true, 70] as const, [false, 30] as const]);
  const page = choose(n, 6, [
    [1, 65],
    [2, 22],
    [3, 13],
  ]);
  const query = { ...(open ? { open: 'true' } : {}), ...filterOf(n), sort, limit: '20' };
  return { ...get('/api/programmes', studentToken(scattered(n, students)), query), page, reader: 'any student' };
}

/** The first page that a student sees. */
export const programmeListDefault = (n: number, students: number): Question =>
  get('/api/programmes', studentToken(scattered(n, students)), { open: 'true', sort: 'closing', limit: '20' });
