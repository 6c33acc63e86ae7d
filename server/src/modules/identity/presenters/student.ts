import type { ResponseOf } from '@yuanhang/contract';
import type { peopleSchemas } from '@yuanhang/contract/schemas';
import type { RowOf } from '../../../platform/database';
import type { College, Student, User } from '../model';

export type StudentRow = Pick<RowOf<User>, 'id' | 'name' | 'status' | 'phone' | 'email'> &
  Pick<RowOf<Student>, 'student_number' | 'pinyin' | 'gender' | 'major' | 'level' | 'grade' | 'birth_date' | 'gpa'> &
  Pick<RowOf<Student>, 'gpa_scale' | 'average_score' | 'class_rank' | 'ranked_on' | 'sanction' | 'nationality'> &
  Pick<RowOf<Student>, 'identity_card_sealed'> & {
    readonly college_id: RowOf<College>['id'];
    readonly college_code: RowOf<College>['code'];
    readonly college_name: RowOf<College>['name'];
  };

/** A student as a row of the list. */
export const presentStudent = (row: StudentRow): ResponseOf<typeof peopleSchemas.students>['items'][number] => ({
  id: row.id,
  studentNumber: row.student_number,
  name: row.name,
  pinyin: row.pinyin,
  gender: row.gender,
  college: { id: row.college_id, code: row.college_code, name: row.college_name },
  major: row.major,
  level: row.level,
  grade: row.grade,
  status: row.status,
});

/** A student with the data of the register and the account. `identityCard` is shown as given: masked, or null. */
export const presentStudentDetail = (
  row: StudentRow,
  identityCard: string | null,
): ResponseOf<typeof peopleSchemas.student> => ({
  ...presentStudent(row),
  birthDate: row.birth_date,
  gpa: row.gpa,
  gpaScale: row.gpa_scale,
  averageScore: row.average_score,
  rank: row.class_rank,
  rankedOn: row.ranked_on,
  sanction: row.sanction,
  nationality: row.nationality,
  phone: row.phone,
  email: row.email,
  identityCard,
});
