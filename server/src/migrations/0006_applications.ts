import type { Migration } from '../platform/database/migration';

const roles = "'student', 'college_reviewer', 'office', 'finance', 'admin', 'bot', 'system'";
const stages =
  "'draft', 'under_review', 'supplement_required', 'revision_required', 'approved', 'dispatched', 'returned', " +
  "'closed', 'rejected', 'cancelled', 'lapsed'";

export const applications: Migration = {
  name: '0006_applications',
  up: ({ run, t }) =>
    run(
      `CREATE TABLE application_counters (year ${t.integer} PRIMARY KEY, last ${t.integer} NOT NULL) ${t.table}`,
      `CREATE TABLE applications (
        id ${t.id} PRIMARY KEY, number ${t.key(20)} NOT NULL UNIQUE, student_id ${t.id} NOT NULL,
        programme_id ${t.id} NOT NULL, college_id ${t.id} NOT NULL,
        stage ${t.key(20)} NOT NULL CHECK (stage IN (${stages})), step_index ${t.integer} NOT NULL, chain ${t.json} NOT NULL,
        resume_step ${t.integer}, awaits ${t.key(10)}, late_entry ${t.boolean} NOT NULL,
        declaration ${t.longText} NOT NULL, declaration_accepted_at ${t.instant} NOT NULL,
        basic ${t.json} NOT NULL, application ${t.json} NOT NULL, questions ${t.json} NOT NULL, self_arranged ${t.json},
        terms ${t.json}, submitted_at ${t.instant}, waiting_since ${t.instant}, answer_due_on ${t.date},
        depart_on ${t.date}, return_on ${t.date}, arrived_on ${t.date}, time_zone ${t.key(60)}, country ${t.key(2)},
        city ${t.text(60)}, next_check_in_on ${t.date}, return_due_on ${t.date}, open_marker ${t.integer},
        deleted_at ${t.instant}, version ${t.integer} NOT NULL, created_at ${t.instant} NOT NULL,
        updated_at ${t.instant} NOT NULL,
        CONSTRAINT one_open_application UNIQUE (student_id, programme_id, open_marker)
      ) ${t.table}`,
      'CREATE INDEX applications_of_student ON applications (student_id, created_at, id)',
      'CREATE INDEX applications_awaiting ON applications (awaits, waiting_since, id)',
      'CREATE INDEX applications_awaiting_college ON applications (awaits, college_id, waiting_since, id)',
      'CREATE INDEX applications_of_programme ON applications (programme_id, stage, id)',
      'CREATE INDEX applications_departing ON applications (stage, depart_on, id)',
      'CREATE INDEX applications_checking_in ON applications (stage, next_check_in_on, id)',
      'CREATE INDEX applications_in_country ON applications (stage, country, id)',
      `CREATE TABLE language_proficiencies (
        id ${t.id} PRIMARY KEY, application_id ${t.id} NOT NULL, test ${t.key(20)} NOT NULL, score ${t.text(20)} NOT NULL,
        taken_on ${t.date} NOT NULL, note ${t.text(100)} NOT NULL, created_at ${t.instant} NOT NULL
      ) ${t.table}`,
      'CREATE INDEX language_proficiencies_of ON language_proficiencies (application_id, created_at, id)',
      `CREATE TABLE timeline_entries (
        seq ${t.sequence}, id ${t.id} NOT NULL UNIQUE, application_id ${t.id} NOT NULL, request_id ${t.id},
        at ${t.instant} NOT NULL, actor_id ${t.key(40)} NOT NULL, actor_name ${t.text(100)} NOT NULL,
        actor_role ${t.key(20)} NOT NULL CHECK (actor_role IN (${roles})), operation ${t.key(40)} NOT NULL,
        title ${t.text(60)} NOT NULL, comment ${t.longText}, stage ${t.key(20)} NOT NULL CHECK (stage IN (${stages})),
        step ${t.key(10)}, version ${t.integer} NOT NULL
      ) ${t.table}`,
      'CREATE INDEX timeline_entries_of ON timeline_entries (application_id, seq)',
      'CREATE INDEX timeline_entries_of_request ON timeline_entries (request_id, seq)',
    ),
};
