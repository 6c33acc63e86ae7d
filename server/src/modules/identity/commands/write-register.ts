import type { Tx } from '../../../platform/database';
import type { IdentityContext } from '../context';
import { keepStudentsSearchable } from '../jobs/search-index';
import { Student, User } from '../model';
import type { RegisterColumns, RegisterValues } from '../register';

interface Written {
  readonly userId: string;
  readonly values: RegisterValues;
}
const ofStudent = [
  'pinyin',
  'gender',
  'birthDate',
  'collegeId',
  'major',
  'level',
  'grade',
  'gpa',
  'gpaScale',
  'averageScore',
  'classRank',
  'rankedOn',
  'sanction',
  'nationality',
  'identityCardSealed',
] as const;
const ofUser = ['name', 'casId', 'phone', 'email'] as const;

/**
 * Writes columns of many students, column by column, by statements for many rows.
 * Does not raise the version of the account: an administrator who edits it would have to start again.
 */
export async function writeRegister(
  { database, clock }: IdentityContext,
  rows: readonly Written[],
  tx: Tx,
): Promise<void> {
  for (const column of ofStudent) await database.changeEach(Student, 'userId', column, valuesOf(rows, column), tx);
  for (const column of ofUser) await database.changeEach(User, 'id', column, valuesOf(rows, column), tx);
  const now = clock.now();
  const users = rows.filter(({ values }) => ofUser.some((column) => values[column] !== undefined));
  await database.changeEach(
    User,
    'id',
    'updatedAt',
    users.map(({ userId }) => [userId, now] as const),
    tx,
  );
  const searched = rows.filter(({ values }) => values.name !== undefined || values.pinyin !== undefined);
  await keepStudentsSearchable(
    database,
    searched.map(({ userId }) => userId),
    tx,
  );
}

/** The values of a column, of the rows that have it. */
function valuesOf<C extends keyof RegisterColumns>(rows: readonly Written[], column: C) {
  return rows.flatMap(({ userId, values }) => {
    const value: RegisterColumns[C] | undefined = values[column];
    return value === undefined ? [] : [[userId, value] as const];
  });
}
