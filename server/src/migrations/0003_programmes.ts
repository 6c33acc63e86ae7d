import type { Migration } from '../platform/database/migration';

const categories = "'exchange', 'joint_training', 'short_term', 'internship', 'competition', 'self_arranged'";

export const programmes: Migration = {
  name: '0003_programmes',
  up: ({ run, t }) =>
    run(
      `CREATE TABLE programmes (
        id ${t.id} PRIMARY KEY, name ${t.text(80)} NOT NULL, year ${t.integer} NOT NULL,
        category ${t.key(20)} NOT NULL CHECK (category IN (${categories})),
        form ${t.key(20)} NOT NULL CHECK (form IN ('degree', 'credit', 'research', 'internship', 'visit')),
        status ${t.key(10)} NOT NULL CHECK (status IN ('draft', 'published', 'closed', 'archived')),
        country ${t.key(2)}, region ${t.key(20)}, city ${t.text(60)}, institution ${t.text(120)}, time_zone ${t.key(60)},
        start_on ${t.date}, end_on ${t.date}, apply_from ${t.date} NOT NULL, apply_until ${t.date} NOT NULL, late_entry_until ${t.date}, closes_on ${t.date} NOT NULL,
        places ${t.integer}, places_taken ${t.integer} NOT NULL DEFAULT 0, language_requirement ${t.text(60)} NOT NULL,
        notice ${t.longText} NOT NULL, introduction ${t.longText} NOT NULL, declaration ${t.longText} NOT NULL,
        requirements ${t.json} NOT NULL, questions ${t.json} NOT NULL, review_chain ${t.json} NOT NULL,
        budget_eligible ${t.boolean} NOT NULL, funding_eligible ${t.boolean} NOT NULL, check_in_interval_days ${t.integer} NOT NULL,
        contact ${t.text(200)} NOT NULL, self_arranged ${t.boolean} NOT NULL, version ${t.integer} NOT NULL,
        created_at ${t.instant} NOT NULL, updated_at ${t.instant} NOT NULL, published_at ${t.instant}
      ) ${t.table}`,
      'CREATE INDEX programmes_closing ON programmes (status, closes_on, id)',
      'CREATE INDEX programmes_newest ON programmes (status, published_at, id)',
      'CREATE INDEX programmes_name ON programmes (status, name, id)',
      'CREATE INDEX programmes_year ON programmes (status, year, closes_on, id)',
      'CREATE INDEX programmes_category ON programmes (status, category, closes_on, id)',
      'CREATE INDEX programmes_country ON programmes (status, country, closes_on, id)',
      'CREATE INDEX programmes_region ON programmes (status, region, closes_on, id)',
      'CREATE INDEX programmes_managed ON programmes (apply_from, id)',
      'CREATE INDEX programmes_managed_status ON programmes (status, apply_from, id)',
      `CREATE TABLE programme_eligible_groups (
        programme_id ${t.id} NOT NULL REFERENCES programmes (id), eligible_group ${t.key(20)} NOT NULL,
        PRIMARY KEY (programme_id, eligible_group)
      ) ${t.table}`,
    ),
};
