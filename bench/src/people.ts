/**
 * The users who send requests. Ids are those that `server/test/fill.ts` writes; a token names its session, so that the
 * limit, which does not authenticate, can read the user from the same request.
 */

/** The number of colleges in `server/test/fill.ts`. */
export const colleges = 20;
const officeStaff = 4;
const reviewersPerCollege = 2;

/** An id as it is stored: a letter for the kind of row, then its number. */
export const idOf = (letter: string, n: number): string => `${letter}${String(n).padStart(19, '0')}`;
const tokenOf = (name: string) => `bench-${name}`.padEnd(43, 'x');

/** Students are numbered from 1; each has one session. */
export const studentToken = (n: number): string => tokenOf(`u${n}`);
/** The sessions of staff are numbered from 0. */
export const staffToken = (session: number): string => tokenOf(`s${session}`);
/** A session of an office user. */
export const officeToken = staffToken(0);

/** The college of a student, as `server/test/fill.ts` spreads them. */
export const collegeOfStudent = (n: number): number => 1 + (n % colleges);

export interface StaffMember {
  readonly id: string;
  /** Null: the office, which reviews for the whole university. */
  readonly college: number | null;
}
const reviewerOf = (n: number): StaffMember => ({ id: idOf('r', n), college: 1 + ((n - 1) % colleges) });

/** All reviewers. */
export const staff: readonly StaffMember[] = [
  ...Array.from({ length: officeStaff }, (_, n) => ({ id: idOf('o', n + 1), college: null })),
  ...Array.from({ length: colleges * reviewersPerCollege }, (_, n) => reviewerOf(n + 1)),
];

/** Ten consecutive sessions belong to one person; the office and college reviewers alternate. */
export function staffOfSession(session: number): StaffMember {
  const group = Math.floor(session / 10);
  const turn = Math.floor(group / 2);
  if (group % 2 === 0) return { id: idOf('o', 1 + (turn % officeStaff)), college: null };
  return reviewerOf(1 + (turn % (colleges * reviewersPerCollege)));
}

/** A session of a reviewer of the college, among the first `sessions`; `n` selects one. */
export function sessionOfCollege(college: number, n: number, sessions: number): number {
  const groups = Math.floor((sessions / 10 - 2 * (college - 1) - 2) / (2 * colleges)) + 1;
  return 10 * (2 * (college - 1) + 1 + 2 * colleges * (n % groups)) + (Math.floor(n / groups) % 10);
}

/** The user of a token: the student's number, or the staff member. Only for tokens made here. */
export function personOfToken(token: string): { student: number } | { staff: StaffMember } {
  const number = Number(/\d+/.exec(token)?.[0]);
  return token.startsWith('bench-u') ? { student: number } : { staff: staffOfSession(number) };
}

/** Every tenth session was last seen more than ten minutes ago, and its next request renews `seen_at`. */
export const isStale = (session: number): boolean => session % 10 === 0;
/** The ids of sessions; students' and staff's begin with different letters. */
export const sessionId = { student: (n: number) => idOf('S', n), staff: (n: number) => idOf('T', n) };
