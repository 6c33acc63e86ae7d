import type { Migration } from '../platform/database/migration';

export const imports: Migration = {
  name: '0015_imports',
  up: ({ run, t }) =>
    run(
      `CREATE TABLE imports (
        seq ${t.sequence}, id ${t.id} NOT NULL UNIQUE,
        kind ${t.key(20)} NOT NULL CHECK (kind IN ('students', 'colleges', 'staff')),
        file_name ${t.text(120)} NOT NULL, sha256 ${t.key(64)} NOT NULL, by_id ${t.id} NOT NULL, by_name ${t.text(60)} NOT NULL,
        at ${t.instant} NOT NULL, created ${t.integer} NOT NULL, updated ${t.integer} NOT NULL, unchanged ${t.integer} NOT NULL
      ) ${t.table}`,
      'CREATE INDEX students_level ON students (level, college_id, student_number)',
      'CREATE INDEX users_by_name ON users (name, id)',
    ),
};
