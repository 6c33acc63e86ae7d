import type { Database, RowOf, Tx } from '../../../platform/database';
import { keepSearchable, type Searchable, type SearchSource } from '../../../platform/search';
import type { Application } from '../model';

type Row = Pick<RowOf<Application>, 'id' | 'number'>;

const searchableApplication = ({ id, number }: Row): Searchable => ({ id, fields: [number] });

/** Makes an application findable by its number; its student and programme are found by their own texts. */
export const keepApplicationSearchable = (database: Database, application: Row, tx: Tx): Promise<void> =>
  keepSearchable(database, 'application', [searchableApplication(application)], tx);

/** All applications, for those that were begun before search existed. A number never changes. */
export const searchableApplications = (database: Database): SearchSource => ({
  kind: 'application',
  async after(after, limit, tx) {
    const sql = `SELECT id, number FROM applications WHERE id > :after ORDER BY id LIMIT ${limit}`;
    return (await database.select<Row>(sql, { after }, tx)).map(searchableApplication);
  },
});
