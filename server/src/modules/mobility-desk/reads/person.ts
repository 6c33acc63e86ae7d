import type { StudentAbroad } from '@yuanhang/contract';
import { phoneToCall } from '../../check-ins';

/** The columns of a student in a list of staff, from `users u`, `students s`, `colleges g`. */
export const personColumns = `u.id AS person_id, u.name AS person_name, s.student_number, g.name AS college,
    ${phoneToCall('u.id')} AS phone`;

export interface PersonRow {
  readonly person_id: string;
  readonly person_name: string;
  readonly student_number: string;
  readonly college: string;
  readonly phone: string | null;
}

export const presentPerson = (row: PersonRow): StudentAbroad['student'] => ({
  id: row.person_id,
  name: row.person_name,
  studentNumber: row.student_number,
  college: row.college,
  phone: row.phone,
});
