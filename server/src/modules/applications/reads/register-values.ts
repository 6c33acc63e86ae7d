import { eligibleGroupLabels, type FormValues } from '@yuanhang/domain';
import type { RegisterColumns } from './rows';

/** The read-only fields of the basic page, from the student register. */
export const registerValues = (row: RegisterColumns): FormValues => ({
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
