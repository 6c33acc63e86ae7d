import { hasColumn, type Migration } from '../platform/database/migration';

/** What an import of students changed, for seven days, so that it can be undone; and by whom it was. */
export const importUndo: Migration = {
  name: '0033_import_undo',
  async up(tools) {
    const { run, t } = tools;
    const columns = [
      ['undone_at', t.instant],
      ['undone_by_name', t.text(60)],
    ] as const;
    for (const [column, type] of columns)
      if (!(await hasColumn(tools, 'imports', column))) await run(`ALTER TABLE imports ADD COLUMN ${column} ${type}`);
    await run(
      `CREATE TABLE import_changes (
        id ${t.key(41)} PRIMARY KEY, import_id ${t.id} NOT NULL, user_id ${t.id} NOT NULL, before_values ${t.json},
        after_values ${t.json} NOT NULL
      ) ${t.table}`,
      'CREATE INDEX import_changes_import ON import_changes (import_id, id)',
      'CREATE INDEX import_changes_user ON import_changes (user_id)',
    );
  },
};
