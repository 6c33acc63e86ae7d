import type { Migration } from '../platform/database/migration';

export const announcements: Migration = {
  name: '0013_announcements',
  up: ({ run, t }) =>
    run(
      `CREATE TABLE announcements (
        seq ${t.sequence}, id ${t.id} NOT NULL UNIQUE, title ${t.text(80)} NOT NULL, body ${t.longText} NOT NULL,
        college_id ${t.key(20)} NOT NULL, pinned ${t.boolean} NOT NULL,
        status ${t.key(12)} NOT NULL CHECK (status IN ('draft', 'published', 'withdrawn')),
        expires_on ${t.date}, published_at ${t.instant}, author_name ${t.text(60)} NOT NULL, version ${t.integer} NOT NULL,
        created_at ${t.instant} NOT NULL, updated_at ${t.instant} NOT NULL
      ) ${t.table}`,
      'CREATE INDEX announcements_shown ON announcements (status, college_id, pinned, published_at)',
    ),
};
