import type { Migration } from '../platform/database/migration';

export const rollCalls: Migration = {
  name: '0014_roll_calls',
  up: ({ run, t }) =>
    run(
      `CREATE TABLE roll_calls (
        seq ${t.sequence}, id ${t.id} NOT NULL UNIQUE, country ${t.key(2)}, city ${t.text(60)}, question ${t.text(300)} NOT NULL,
        opened_by ${t.id} NOT NULL, opened_by_name ${t.text(60)} NOT NULL, opened_at ${t.instant} NOT NULL,
        reminded_at ${t.instant}, closed_at ${t.instant}
      ) ${t.table}`,
      `CREATE TABLE roll_call_answers (
        roll_call_id ${t.id} NOT NULL, application_id ${t.id} NOT NULL, student_id ${t.id} NOT NULL,
        college_id ${t.id} NOT NULL, asked_at ${t.instant} NOT NULL, answered_at ${t.instant},
        wellbeing ${t.key(12)} CHECK (wellbeing IN ('safe', 'needs_help')), check_in_id ${t.id}, open_marker ${t.integer},
        PRIMARY KEY (roll_call_id, application_id)
      ) ${t.table}`,
      'CREATE INDEX roll_call_answers_open ON roll_call_answers (student_id, open_marker)',
      'CREATE INDEX roll_call_answers_by ON roll_call_answers (check_in_id)',
      `ALTER TABLE check_ins ADD COLUMN accommodation ${t.text(200)}`,
      `ALTER TABLE check_ins ADD COLUMN proxy_name ${t.text(60)}`,
      `ALTER TABLE check_ins ADD COLUMN proxy_reason ${t.text(300)}`,
      `ALTER TABLE help_requests ADD COLUMN closed_at ${t.instant}`,
      `ALTER TABLE help_requests ADD COLUMN closed_by ${t.id}`,
      `ALTER TABLE help_requests ADD COLUMN outcome ${t.text(500)}`,
    ),
};
