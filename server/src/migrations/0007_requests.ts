import type { Migration } from '../platform/database/migration';

const kinds =
  "'dispatch_confirmation', 'pre_departure_change', 'budget_application', 'plan_change', 'return_formalities', " +
  "'funding_application'";
const statuses = "'draft', 'submitted', 'revision_required', 'approved', 'rejected', 'void'";

export const requests: Migration = {
  name: '0007_requests',
  up: ({ run, t }) =>
    run(
      `CREATE TABLE requests (
        id ${t.id} PRIMARY KEY, application_id ${t.id} NOT NULL, student_id ${t.id} NOT NULL, college_id ${t.id} NOT NULL,
        kind ${t.key(30)} NOT NULL CHECK (kind IN (${kinds})), status ${t.key(20)} NOT NULL CHECK (status IN (${statuses})),
        step_index ${t.integer} NOT NULL, chain ${t.json} NOT NULL, resume_step ${t.integer}, awaits ${t.key(10)},
        form ${t.json} NOT NULL, cancels ${t.boolean} NOT NULL, approved_fen ${t.fen}, comment ${t.longText},
        submitted_at ${t.instant}, waiting_since ${t.instant}, decided_at ${t.instant}, sent_back_on ${t.date}, open_marker ${t.integer},
        version ${t.integer} NOT NULL, created_at ${t.instant} NOT NULL, updated_at ${t.instant} NOT NULL,
        CONSTRAINT one_open_request UNIQUE (application_id, kind, open_marker)
      ) ${t.table}`,
      'CREATE INDEX requests_sent_back ON requests (status, sent_back_on, id)',
      'CREATE INDEX requests_of ON requests (application_id, created_at, id)',
      'CREATE INDEX requests_awaiting ON requests (awaits, waiting_since, id)',
      'CREATE INDEX requests_awaiting_college ON requests (awaits, college_id, waiting_since, id)',
    ),
};
