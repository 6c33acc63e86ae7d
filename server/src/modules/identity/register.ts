import type { peopleSchemas } from '@yuanhang/contract/schemas';
import type { Problem, StaffRole } from '@yuanhang/domain';
import type { z } from 'zod';
import type { Student, User } from './model';

/** A student of the register or of a row of an import file. */
export type StudentInput = z.output<typeof peopleSchemas.studentInput>;
/** A change of a student by their number: what it does not name stays. A new student needs the fields of `neededForNew`. */
export type StudentChange = Pick<StudentInput, 'studentNumber'> & {
  readonly [K in Exclude<keyof StudentInput, 'studentNumber'>]?: StudentInput[K] | undefined;
};
export const neededForNew = [
  'name',
  'pinyin',
  'gender',
  'birthDate',
  'collegeCode',
  'major',
  'level',
  'grade',
] as const satisfies readonly (keyof StudentInput)[];
type NewStudent = StudentChange & Pick<StudentInput, (typeof neededForNew)[number]>;
/** Whether a row says enough to add the student. */
export const isComplete = (student: StudentChange): student is NewStudent =>
  neededForNew.every((field) => student[field] !== undefined);

/** A field that a row changes, as text; an identity card number is masked. */
export interface FieldChange {
  readonly field: keyof StudentInput;
  readonly from: string;
  readonly to: string;
}

/** The columns of a student and their account that the register sets. */
export type RegisterColumns = Pick<
  Student,
  | 'pinyin'
  | 'gender'
  | 'birthDate'
  | 'collegeId'
  | 'major'
  | 'level'
  | 'grade'
  | 'gpa'
  | 'identityCardSealed'
  | 'gpaScale'
  | 'averageScore'
  | 'classRank'
  | 'rankedOn'
  | 'sanction'
  | 'nationality'
> &
  Pick<User, 'name' | 'casId' | 'phone' | 'email'>;
/** The values of some columns, as they are stored. */
export type RegisterValues = Partial<RegisterColumns>;

/** What was written about a student: the same columns before and after; `before` is null for a new student. */
export interface RegisterStep {
  readonly userId: string;
  readonly before: RegisterValues | null;
  readonly after: RegisterValues;
}

/** A role of a member of staff from a row of an import file. */
export interface StaffInput {
  readonly casId: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly collegeCode?: string | undefined;
}
/** The number of rows created, updated and unchanged. */
export type SyncResult = z.output<typeof peopleSchemas.synced>;
/** The problem of the row at `index`; `field` is a field of that row. */
export interface RowProblem extends Problem {
  readonly index: number;
}

/** Rows per statement: enough to be fast, few enough for the packet size of MariaDB. */
export const rowsPerStatement = 200;
