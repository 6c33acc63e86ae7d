import { eligibleGroupLabels, type FormValues } from '@yuanhang/domain';
import type { ApplicationRow } from './rows';

type Register = Pick<
  ApplicationRow,
  | 's_student_number'
  | 's_name'
  | 's_pinyin'
  | 's_gender'
  | 's_birth_date'
  | 's_major'
  | 's_level'
  | 's_grade'
  | 's_gpa'
  | 'c_name'
>;

/** The read-only fields of the basic page, from the student register. */
export const registerValues = (row: Register): FormValues => ({
  studentNumber: row.s_student_number,
  name: row.s_name,
  pinyin: row.s_pinyin,
  gender: row.s_gender,
  birthDate: row.s_birth_date,
  college: row.c_name,
  major: row.s_major,
  level: eligibleGroupLabels[row.s_level],
  grade: row.s_grade,
  gpa: row.s_gpa,
});
