import { hasColumn, type Migration } from '../platform/database/migration';

/** Further fields of the register, null while unknown; and how an office assigned the columns of its files. */
export const registerFields: Migration = {
  name: '0034_register_fields',
  async up(tools) {
    const { run, t } = tools;
    const columns = [
      ['gpa_scale', t.text(10)],
      ['average_score', t.text(10)],
      ['class_rank', t.text(20)],
      ['ranked_on', t.date],
      ['sanction', t.key(10)],
      ['nationality', t.text(40)],
    ] as const;
    for (const [column, type] of columns)
      if (!(await hasColumn(tools, 'students', column))) await run(`ALTER TABLE students ADD COLUMN ${column} ${type}`);
    await run(
      `CREATE TABLE import_mappings (
        kind ${t.key(20)} NOT NULL, heads_hash ${t.key(64)} NOT NULL, fields ${t.json} NOT NULL, saved_at ${t.instant} NOT NULL,
        PRIMARY KEY (kind, heads_hash)
      ) ${t.table}`,
    );
  },
};
