import type { Database, RowOf, Tx } from '../database';
import { gramsOf } from './grams';
import { SearchGram, type SearchKind, SearchText } from './model';
import { normalised } from './normalise';

/** A row that can be found, with the fields by which it is found. */
export interface Searchable {
  readonly id: string;
  readonly fields: readonly (string | null)[];
}

/** The column's length in characters of UTF-16, which no product field reaches. */
const maxTextLength = 1000;

const textOf = ({ fields }: Searchable): string => {
  const lines = fields.map((field) => normalised(field ?? '')).filter((line) => line !== '');
  return [...new Set(lines)].join('\n').slice(0, maxTextLength);
};

const without = (all: ReadonlySet<string>, some: ReadonlySet<string>): string[] =>
  [...all].filter((one) => !some.has(one));

/**
 * Makes rows findable by the current values of their fields; the owner calls it in the transaction that writes them.
 * Rows whose text has not changed cost one read.
 */
export async function keepSearchable(
  database: Database,
  kind: SearchKind,
  subjects: readonly Searchable[],
  tx: Tx,
): Promise<void> {
  const known = await textsOf(
    database,
    kind,
    subjects.map(({ id }) => id),
    tx,
  );
  const fresh: { kind: SearchKind; subjectId: string; text: string }[] = [];
  const added: { kind: SearchKind; gram: string; subjectId: string }[] = [];
  for (const subject of subjects) {
    const { id: subjectId } = subject;
    const text = textOf(subject);
    const before = known.get(subjectId);
    if (before === text) continue;
    const grams = { before: gramsOf(before ?? ''), after: gramsOf(text) };
    if (before === undefined) fresh.push({ kind, subjectId, text });
    else await database.changeWhere(SearchText, { kind, subjectId }, { text }, tx);
    await removeGrams(database, kind, subjectId, without(grams.before, grams.after), tx);
    added.push(...without(grams.after, grams.before).map((gram) => ({ kind, gram, subjectId })));
  }
  await database.addAll(SearchText, fresh, tx);
  await database.addAll(SearchGram, added, tx);
}

/** Makes rows unfindable and removes the copy of their texts. */
export async function forgetSearchable(
  database: Database,
  kind: SearchKind,
  ids: readonly string[],
  tx: Tx,
): Promise<void> {
  for (const [id, text] of await textsOf(database, kind, ids, tx)) {
    await removeGrams(database, kind, id, [...gramsOf(text)], tx);
    await database.model(SearchText).destroy({ where: { kind, subjectId: id }, transaction: tx });
  }
}

async function textsOf(database: Database, kind: SearchKind, ids: readonly string[], tx: Tx) {
  if (ids.length === 0) return new Map<string, string>();
  const rows = await database.select<Pick<RowOf<SearchText>, 'subject_id' | 'text'>>(
    'SELECT subject_id, text FROM search_texts WHERE kind = :kind AND subject_id IN (:ids)',
    { kind, ids },
    tx,
  );
  return new Map(rows.map(({ subject_id, text }) => [subject_id, text]));
}

async function removeGrams(
  database: Database,
  kind: SearchKind,
  subjectId: string,
  grams: readonly string[],
  tx: Tx,
): Promise<void> {
  if (grams.length === 0) return;
  await database.execute(
    'DELETE FROM search_grams WHERE kind = :kind AND gram IN (:grams) AND subject_id = :subjectId',
    { kind, grams, subjectId },
    tx,
  );
}
