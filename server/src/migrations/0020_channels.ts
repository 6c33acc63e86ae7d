import type { Migration } from '../platform/database/migration';

export const channels: Migration = {
  name: '0020_channels',
  up: ({ run, t }) =>
    run(
      // Fields of a subscribe message beside title and number.
      `ALTER TABLE messages ADD COLUMN programme ${t.text(120)}`,
      `ALTER TABLE messages ADD COLUMN next_step ${t.text(200)}`,
      'CREATE INDEX messages_application ON messages (application_id, safety)',
      // Lists the time zones with students in them without reading every application.
      'CREATE INDEX applications_zones ON applications (stage, time_zone)',
      `CREATE TABLE channel_preferences (
        user_id ${t.id} PRIMARY KEY, preferred ${t.key(10)} NOT NULL CHECK (preferred IN ('inbox', 'chat', 'wechat', 'email')),
        chosen_at ${t.instant} NOT NULL
      ) ${t.table}`,
      `CREATE TABLE subscribe_quotas (
        user_id ${t.id} NOT NULL, template_id ${t.key(64)} NOT NULL, remaining ${t.integer} NOT NULL,
        PRIMARY KEY (user_id, template_id)
      ) ${t.table}`,
      `CREATE TABLE subscribe_quota_entries (
        seq ${t.sequence}, user_id ${t.id} NOT NULL, template_id ${t.key(64)} NOT NULL,
        reason ${t.key(10)} NOT NULL CHECK (reason IN ('accepted', 'rejected', 'sent', 'refused')),
        remaining ${t.integer} NOT NULL, delivery_id ${t.id}, at ${t.instant} NOT NULL
      ) ${t.table}`,
      'CREATE INDEX subscribe_quota_entries_of ON subscribe_quota_entries (user_id, template_id, seq)',
      `CREATE TABLE wechat_tokens (
        app_id ${t.key(40)} PRIMARY KEY, sealed ${t.longText}, expires_at ${t.instant} NOT NULL,
        claim_token ${t.id}, claimed_until ${t.instant}
      ) ${t.table}`,
      // Settings that the office maintains: every version is kept, the highest is in force.
      `CREATE TABLE revisions (
        subject ${t.key(60)} NOT NULL, version ${t.integer} NOT NULL, value ${t.json} NOT NULL,
        by_id ${t.id} NOT NULL, by_name ${t.text(60)} NOT NULL, at ${t.instant} NOT NULL, PRIMARY KEY (subject, version)
      ) ${t.table}`,
    ),
};
