import { namesOfPlace } from '@yuanhang/domain';
import type { Database, RowOf, Tx } from '../../../platform/database';
import { keepSearchable, type Searchable, type SearchSource } from '../../../platform/search';
import { Programme } from '../model';

type Row = Pick<RowOf<Programme>, 'id' | 'name' | 'institution' | 'city' | 'country'>;

const searchableProgramme = ({ id, name, institution, city, country }: Row): Searchable => ({
  id,
  fields: [name, institution, ...namesOfPlace(country, city)],
});

/** Makes a programme findable by name, institution, city and country, the places in Chinese and in English. */
export const keepProgrammeSearchable = (database: Database, programme: Row, tx: Tx): Promise<void> =>
  keepSearchable(database, 'programme', [searchableProgramme(programme)], tx);

/** All programmes, for those that were entered before search existed. */
export const searchableProgrammes = (database: Database): SearchSource => ({
  kind: 'programme',
  async after(after, limit, tx) {
    const found = await database.select<{ id: string }>(
      `SELECT id FROM programmes WHERE id > :after ORDER BY id LIMIT ${limit}`,
      { after },
      tx,
    );
    const ids = found.map(({ id }) => id);
    if (ids.length === 0) return [];
    await database.lock(Programme, ids, tx);
    const sql = 'SELECT id, name, institution, city, country FROM programmes WHERE id IN (:ids) ORDER BY id';
    return (await database.select<Row>(sql, { ids }, tx)).map(searchableProgramme);
  },
});
