import type { Migration } from '../platform/database/migration';

export const notifications: Migration = {
  name: '0009_notifications',
  up: ({ run, t }) =>
    run(
      `CREATE TABLE messages (
        seq ${t.sequence}, id ${t.id} NOT NULL UNIQUE, recipient_id ${t.id} NOT NULL REFERENCES users (id), rule ${t.key(40)} NOT NULL,
        dedupe_key ${t.key(120)} NOT NULL UNIQUE, title ${t.text(80)} NOT NULL, text ${t.longText} NOT NULL,
        application_id ${t.id}, number ${t.key(20)}, subject_id ${t.id}, safety ${t.boolean} NOT NULL,
        created_at ${t.instant} NOT NULL, read_at ${t.instant}
      ) ${t.table}`,
      'CREATE INDEX messages_recipient ON messages (recipient_id, seq)',
      'CREATE INDEX messages_unread ON messages (recipient_id, read_at, seq)',
      'CREATE INDEX messages_subject ON messages (subject_id, rule)',
      `CREATE TABLE deliveries (
        seq ${t.sequence}, id ${t.id} NOT NULL UNIQUE, message_id ${t.id} NOT NULL REFERENCES messages (id),
        channel ${t.key(10)} NOT NULL CHECK (channel IN ('chat', 'wechat', 'email')),
        state ${t.key(12)} NOT NULL CHECK (state IN ('waiting', 'claimed', 'sent', 'failed', 'superseded', 'obsolete')),
        not_before ${t.instant} NOT NULL, claim_token ${t.id}, claimed_until ${t.instant}, attempts ${t.integer} NOT NULL DEFAULT 0,
        finished_at ${t.instant}, detail ${t.text(500)}, created_at ${t.instant} NOT NULL, UNIQUE (message_id, channel)
      ) ${t.table}`,
      'CREATE INDEX deliveries_waiting ON deliveries (channel, state, not_before, seq)',
      'CREATE INDEX deliveries_claim ON deliveries (claim_token)',
      `CREATE TABLE reminder_steps (
        rule ${t.key(40)} NOT NULL, subject_id ${t.id} NOT NULL, due_on ${t.date} NOT NULL, step ${t.integer} NOT NULL,
        state ${t.key(12)} NOT NULL, at ${t.instant} NOT NULL, PRIMARY KEY (rule, subject_id, due_on, step)
      ) ${t.table}`,
    ),
};
