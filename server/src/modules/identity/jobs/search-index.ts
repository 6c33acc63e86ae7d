import { pinyin } from 'pinyin-pro';
import type { Database, Tx } from '../../../platform/database';
import { keepSearchable, type Searchable, type SearchSource } from '../../../platform/search';
import { User } from '../model';

interface Row {
  readonly user_id: string;
  readonly name: string;
  readonly student_number: string;
  readonly pinyin: string;
}

const select = 'SELECT s.user_id, u.name, s.student_number, s.pinyin FROM students s JOIN users u ON u.id = s.user_id';

/** A name as it is read, with the usual reading of a surname (单 is Shan). */
const readingOf = (name: string): string[] => pinyin(name, { toneType: 'none', type: 'array', mode: 'surname' });

const withoutSpaces = (text: string): string => text.replace(/\s+/gu, '');

/** By name, student number, pinyin of the register and by the characters, and the initials of both. */
export function searchableStudent({ user_id: id, name, student_number, pinyin: written }: Row): Searchable {
  const syllables = readingOf(name.replace(/\s/gu, ''));
  const initials = (words: readonly string[]) => words.map((word) => Array.from(word)[0] ?? '').join('');
  return {
    id,
    fields: [
      name,
      withoutSpaces(name),
      student_number,
      written,
      withoutSpaces(written),
      syllables.join(''),
      initials(syllables),
      initials(written.split(/\s+/u)),
    ],
  };
}

/** Makes students findable by what the register says in this transaction. */
export async function keepStudentsSearchable(database: Database, userIds: readonly string[], tx: Tx): Promise<void> {
  if (userIds.length === 0) return;
  const rows = await database.select<Row>(`${select} WHERE s.user_id IN (:userIds)`, { userIds }, tx);
  await keepSearchable(database, 'student', rows.map(searchableStudent), tx);
}

/** The students of the register, for those that were added before search existed. */
export const searchableStudents = (database: Database): SearchSource => ({
  kind: 'student',
  async after(id, limit, tx) {
    const found = await database.select<{ user_id: string }>(
      `SELECT user_id FROM students WHERE user_id > :id ORDER BY user_id LIMIT ${limit}`,
      { id },
      tx,
    );
    const userIds = found.map(({ user_id }) => user_id);
    if (userIds.length === 0) return [];
    await database.lock(User, userIds, tx);
    const sql = `${select} WHERE s.user_id IN (:userIds) ORDER BY s.user_id`;
    return (await database.select<Row>(sql, { userIds }, tx)).map(searchableStudent);
  },
});
