import { type Database, json, newId } from '../../src/platform/database';
import { insertRow, type Row } from '../rows';

/** Inserts a programme and students as rows, for tests that only use dates: whole years and thousands of students. */
export async function buildRows(database: Database) {
  const [collegeId, programmeId] = [newId(), newId()];
  const at = new Date('2026-01-01T00:00:00.000Z');
  await database.transaction(async (tx) => {
    await insertRow(database, 'colleges', { id: collegeId, code: collegeId, name: '外国语学院' }, tx);
    await insertRow(
      database,
      'programmes',
      {
        id: programmeId,
        name: '柏林自由大学交换',
        year: 2027,
        category: 'exchange',
        form: 'credit',
        status: 'published',
        country: 'DE',
        region: 'europe',
        city: '柏林',
        institution: '柏林自由大学',
        time_zone: 'Europe/Berlin',
        start_on: null,
        end_on: null,
        apply_from: '2026-01-01',
        apply_until: '2026-12-15',
        closes_on: '2026-12-15',
        places_taken: 0,
        language_requirement: '',
        notice: '',
        introduction: '',
        declaration: '',
        requirements: '[]',
        questions: json({ key: 'questions', title: '补充问题', fields: [] }),
        review_chain: json(['college', 'office']),
        budget_eligible: false,
        funding_eligible: false,
        check_in_interval_days: 30,
        contact: '',
        self_arranged: false,
        version: 1,
        created_at: at,
        updated_at: at,
      },
      tx,
    );
  });

  let students = 0;
  /** A student with one application; `changes` are its columns. */
  async function application(
    name: string,
    changes: Row,
    status = 'active',
  ): Promise<{ id: string; studentId: string }> {
    const [id, studentId] = [newId(), newId()];
    students += 1;
    await database.transaction(async (tx) => {
      const times = { created_at: at, updated_at: at };
      await insertRow(database, 'users', { id: studentId, name, status, version: 0, ...times }, tx);
      await insertRow(
        database,
        'students',
        {
          user_id: studentId,
          student_number: studentId,
          pinyin: '',
          gender: '',
          birth_date: '2005-01-01',
          college_id: collegeId,
          major: '',
          level: 'undergraduate',
          grade: '',
          gpa: '',
        },
        tx,
      );
      await insertRow(
        database,
        'applications',
        {
          id,
          number: `YH${String(students).padStart(4, '0')}${id.slice(0, 8)}`,
          student_id: studentId,
          programme_id: programmeId,
          college_id: collegeId,
          step_index: 0,
          chain: json(['college', 'office']),
          late_entry: false,
          declaration: '',
          declaration_accepted_at: at,
          basic: '{}',
          application: '{}',
          questions: '{}',
          open_marker: 1,
          version: 0,
          ...times,
          ...changes,
        },
        tx,
      );
    });
    return { id, studentId };
  }

  /** A request that was sent back to the student on that day. */
  async function returnedRequest(of: { id: string; studentId: string }, on: string): Promise<void> {
    await database.transaction((tx) =>
      insertRow(
        database,
        'requests',
        {
          id: newId(),
          application_id: of.id,
          student_id: of.studentId,
          college_id: collegeId,
          kind: 'budget_application',
          status: 'revision_required',
          step_index: 0,
          chain: json(['office']),
          form: '{}',
          cancels: false,
          sent_back_on: on,
          open_marker: 1,
          version: 0,
          created_at: at,
          updated_at: at,
        },
        tx,
      ),
    );
  }
  return { collegeId, programmeId, application, returnedRequest };
}
export type Rows = Awaited<ReturnType<typeof buildRows>>;
