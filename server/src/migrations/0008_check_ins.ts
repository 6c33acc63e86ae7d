import type { Migration } from '../platform/database/migration';

export const checkIns: Migration = {
  name: '0008_check_ins',
  up: ({ run, t }) =>
    run(
      `CREATE TABLE check_ins (
        seq ${t.sequence}, id ${t.id} NOT NULL UNIQUE, application_id ${t.id}, student_id ${t.id} NOT NULL,
        client_key ${t.key(64)} NOT NULL, kind ${t.key(12)} NOT NULL CHECK (kind IN ('arrival', 'periodic', 'late', 'extra', 'roll_call')),
        wellbeing ${t.key(12)} NOT NULL CHECK (wellbeing IN ('safe', 'needs_help')), country ${t.key(2)}, city ${t.text(60)} NOT NULL,
        place ${t.text(120)} NOT NULL, note ${t.text(500)} NOT NULL,
        source ${t.key(10)} NOT NULL CHECK (source IN ('miniapp', 'chat', 'proxy')),
        made_at ${t.instant} NOT NULL, received_at ${t.instant} NOT NULL, local_on ${t.date} NOT NULL,
        offset_minutes ${t.integer} NOT NULL, arrived_on ${t.date}, address ${t.text(200)}, phone_abroad ${t.text(30)},
        late_reason ${t.text(300)}, settled_on ${t.json} NOT NULL, next_on ${t.date}, undone_at ${t.instant},
        CONSTRAINT one_check_in_per_key UNIQUE (student_id, client_key)
      ) ${t.table}`,
      'CREATE INDEX check_ins_of ON check_ins (application_id, undone_at, seq)',
      'CREATE INDEX check_ins_answered ON check_ins (application_id, undone_at, local_on)',
      'CREATE INDEX check_ins_of_student ON check_ins (student_id, undone_at, seq)',
      `CREATE TABLE help_requests (
        seq ${t.sequence}, id ${t.id} NOT NULL UNIQUE, student_id ${t.id} NOT NULL, application_id ${t.id},
        check_in_id ${t.id} NOT NULL UNIQUE, place ${t.text(120)} NOT NULL, note ${t.text(500)} NOT NULL,
        source ${t.key(10)} NOT NULL CHECK (source IN ('miniapp', 'chat', 'proxy')), offset_minutes ${t.integer} NOT NULL,
        raised_at ${t.instant} NOT NULL, acknowledged_at ${t.instant}, acknowledged_by ${t.id}, acknowledgement ${t.text(500)}
      ) ${t.table}`,
      'CREATE INDEX help_requests_open ON help_requests (acknowledged_at, seq)',
      `CREATE TABLE emergency_contacts (
        id ${t.id} PRIMARY KEY, country ${t.key(2)} NOT NULL, name ${t.text(80)} NOT NULL, phone ${t.text(40)} NOT NULL,
        source ${t.text(200)} NOT NULL, verified_on ${t.date} NOT NULL
      ) ${t.table}`,
      'CREATE INDEX emergency_contacts_country ON emergency_contacts (country, name)',
    ),
};
