import type { Tx } from '../../../platform/database';
import type { IdentityContext } from '../context';

/** The lengths of student numbers in the register; true for those with numbers that begin with 0. */
export type NumberLengths = ReadonlyMap<number, boolean>;

export async function numberLengths({ database }: IdentityContext, tx?: Tx): Promise<NumberLengths> {
  const rows = await database.select<{ length: number; zeros: number }>(
    `SELECT LENGTH(student_number) AS length, MAX(CASE WHEN student_number LIKE '0%' THEN 1 ELSE 0 END) AS zeros
     FROM students GROUP BY LENGTH(student_number)`,
    {},
    tx,
  );
  return new Map(rows.map(({ length, zeros }) => [Number(length), Number(zeros) === 1]));
}

/**
 * The number with the zeros that a spreadsheet has removed, if no number of the register is as short, and longer ones
 * begin with 0; otherwise null.
 */
export function lostZeros(studentNumber: string, lengths: NumberLengths): string | null {
  if (!/^\d+$/.test(studentNumber) || lengths.has(studentNumber.length)) return null;
  const length = [...lengths]
    .filter(([one, hasZeros]) => hasZeros && one > studentNumber.length)
    .map(([one]) => one)
    .sort((one, other) => one - other)[0];
  return length === undefined ? null : studentNumber.padStart(length, '0');
}
