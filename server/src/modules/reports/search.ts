import type { ResponseOf } from '@yuanhang/contract';
import type { reportSchemas } from '@yuanhang/contract/schemas';
import { type ProgrammeStatus, programmeStatusLabels, type Stage, stageLabels } from '@yuanhang/domain';
import type { Principal } from '../../platform/http';
import { searchCondition } from '../../platform/search';
import { handedInScope, havingRequests, searchedApplications } from '../applications';
import { staffScope } from '../identity';
import type { ReportsContext } from './context';
import { joined, searchedColumns } from './filter';

const maxResults = 8;

/** Students, applications and programmes that contain every word of a text, for a search box with suggestions. */
export async function search(
  { database }: ReportsContext,
  principal: Principal,
  q: string,
): Promise<ResponseOf<typeof reportSchemas.search>> {
  const scope = handedInScope(principal);
  const ofStudents = staffScope(principal, 'applications', {
    student: 's.user_id',
    college: 's.college_id',
    ofRequests: (limits) => `EXISTS (SELECT 1 FROM applications a WHERE a.student_id = s.user_id
      AND a.submitted_at IS NOT NULL AND a.deleted_at IS NULL AND ${havingRequests(limits)})`,
  });
  const [student, application, programme] = await Promise.all([
    searchCondition(database, q, 'student', 's.user_id'),
    searchedApplications(database, q, searchedColumns),
    searchCondition(database, q, 'programme', 'p.id'),
  ]);
  const [students, applications, programmes] = await Promise.all([
    database.select<{ id: string; name: string; student_number: string; college: string }>(
      `SELECT u.id, u.name, s.student_number, c.name AS college FROM students s
       LEFT JOIN users u ON u.id = s.user_id LEFT JOIN colleges c ON c.id = s.college_id
       WHERE ${student.where} AND ${ofStudents.where} ORDER BY s.student_number LIMIT :maxResults`,
      { ...ofStudents.values, ...student.values, maxResults },
    ),
    database.select<{ id: string; number: string; name: string; programme: string; stage: Stage }>(
      `SELECT a.id, a.number, u.name, p.name AS programme, a.stage ${joined}
       WHERE ${scope.where} AND a.deleted_at IS NULL AND ${application.where}
       ORDER BY a.submitted_at DESC, a.id LIMIT :maxResults`,
      { ...scope.values, ...application.values, maxResults },
    ),
    database.select<{ id: string; name: string; year: number; status: ProgrammeStatus }>(
      `SELECT p.id, p.name, p.year, p.status FROM programmes p WHERE ${programme.where}
       ORDER BY p.apply_from DESC, p.id LIMIT :maxResults`,
      { ...programme.values, maxResults },
    ),
  ]);
  return {
    students: students.map(({ id, name, student_number, college }) => ({
      id,
      title: name,
      note: `${student_number} · ${college}`,
    })),
    applications: applications.map(({ id, number, name, programme, stage }) => ({
      id,
      title: `${number} ${name}`,
      note: `${programme} · ${stageLabels[stage]}`,
    })),
    programmes: programmes.map(({ id, name, year, status }) => ({
      id,
      title: name,
      note: `${year} 年度 · ${programmeStatusLabels[status]}`,
    })),
  };
}
