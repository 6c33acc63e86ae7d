import { join } from 'node:path';
import type { Sizes } from '../../server/test/fill';

/** The folder of this checkout: the compiled file lies in `bench/dist/bench/src`. */
export const root = join(__dirname, '..', '..', '..', '..');

/** The database server; databases named `yuanhang_bench…` are created there and dropped again. */
export const databaseServer = process.env.BENCH_DATABASE_URL ?? 'mysql://root@127.0.0.1:3306';

/** `--small`: a tenth of the rows, fewer and shorter rounds. */
export const isSmall = process.argv.includes('--small');

const tenth: Sizes = { students: 2000, programmes: 500, applications: 10_000 };
const university: Sizes = { students: 20_000, programmes: 5000, applications: 100_000 };
const tenfold: Sizes = { students: 200_000, programmes: 50_000, applications: 1_000_000 };

export const sizes = isSmall ? tenth : university;
export const growthSizes = { few: tenth, many: isSmall ? university : tenfold };

/** Sessions of reviewers: several for each, because each uses a browser and a phone. */
export const staffSessions = isSmall ? 2000 : 6000;

/** The number and length of the rounds for each row of the table, not counting the warm-up round. */
export interface Rounds {
  readonly count: number;
  readonly milliseconds: number;
  /** Applications that one side submits in a round: each can be submitted once only. */
  readonly submissions: number;
}
export const rounds: Rounds = isSmall
  ? { count: 3, milliseconds: 1000, submissions: 150 }
  : { count: 5, milliseconds: 2500, submissions: 500 };
/** Differences of a few per cent between builds need more rounds; short rounds keep the conditions of both sides alike. */
export const comparisonRounds: Rounds = isSmall
  ? { count: 9, milliseconds: 700, submissions: 100 }
  : { count: 15, milliseconds: 1500, submissions: 400 };
