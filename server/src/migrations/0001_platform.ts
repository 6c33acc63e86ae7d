import type { Migration } from '../platform/database/migration';

export const platform: Migration = {
  name: '0001_platform',
  up: ({ run, t }) =>
    run(
      `CREATE TABLE outbox_events (
        seq ${t.sequence}, id ${t.id} NOT NULL UNIQUE, type ${t.key(40)} NOT NULL, body ${t.json} NOT NULL,
        created_at ${t.instant} NOT NULL, done_at ${t.instant}, attempts ${t.integer} NOT NULL DEFAULT 0,
        not_before ${t.instant} NOT NULL, claim_token ${t.id}, claimed_until ${t.instant}
      ) ${t.table}`,
      'CREATE INDEX outbox_events_waiting ON outbox_events (done_at, not_before, seq)',
      `CREATE TABLE sweep_slots (
        sweep ${t.key(60)} NOT NULL, slot ${t.key(40)} NOT NULL, started_at ${t.instant} NOT NULL, finished_at ${t.instant},
        PRIMARY KEY (sweep, slot)
      ) ${t.table}`,
      `CREATE TABLE idempotency_keys (
        actor ${t.key(64)} NOT NULL, route ${t.key(120)} NOT NULL, idempotency_key ${t.key(64)} NOT NULL,
        body_hash ${t.key(64)} NOT NULL, status ${t.integer}, answer ${t.longText},
        claim_token ${t.id} NOT NULL, claimed_until ${t.instant} NOT NULL, created_at ${t.instant} NOT NULL,
        PRIMARY KEY (actor, route, idempotency_key)
      ) ${t.table}`,
      'CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at)',
      `CREATE TABLE settings (name ${t.key(60)} PRIMARY KEY, value ${t.longText} NOT NULL) ${t.table}`,
    ),
};
