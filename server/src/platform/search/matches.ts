import type { Database } from '../database';
import { gramsNeededFor } from './grams';
import type { SearchKind } from './model';

/**
 * The most ids that a search hands to a list. A word with more matches is common enough that a list finds a page of
 * them in its own order after a few thousand rows.
 */
export const maxMatches = 1000;
/** Counting a gram stops here: whether one is rarer matters only among rare ones. */
const countedUpTo = 2000;

/** The ids of the subjects that contain a normalised word; null when there are more than `maxMatches`. */
export async function matchesOf(database: Database, kind: SearchKind, word: string): Promise<string[] | null> {
  const [first, second = first] = await rarest(database, kind, gramsNeededFor(word));
  if (first === undefined) return null;
  const also =
    second === first
      ? ''
      : 'JOIN search_grams h ON h.kind = g.kind AND h.gram = :second AND h.subject_id = g.subject_id';
  const rows = await database.select<{ id: string }>(
    `SELECT g.subject_id AS id FROM search_grams g ${also}
     JOIN search_texts t ON t.kind = g.kind AND t.subject_id = g.subject_id
     WHERE g.kind = :kind AND g.gram = :first AND INSTR(t.text, :word) > 0 LIMIT ${maxMatches + 1}`,
    { kind, first, second, word },
  );
  return rows.length > maxMatches ? null : rows.map(({ id }) => id);
}

/** The two grams with the fewest subjects, the rarest first. */
async function rarest(database: Database, kind: SearchKind, grams: readonly string[]): Promise<readonly string[]> {
  if (grams.length <= 1) return grams;
  const counts = grams.map(
    (_, at) => `SELECT ${at} AS place, (SELECT COUNT(*) FROM (
      SELECT 1 FROM search_grams g WHERE g.kind = :kind AND g.gram = :gram${at} LIMIT ${countedUpTo}) n) AS subjects`,
  );
  const values = Object.fromEntries(grams.map((gram, at) => [`gram${at}`, gram]));
  const rows = await database.select<{ place: number; subjects: number }>(counts.join(' UNION ALL '), {
    ...values,
    kind,
  });
  return [...rows]
    .sort((a, b) => Number(a.subjects) - Number(b.subjects))
    .slice(0, 2)
    .flatMap(({ place }) => grams[Number(place)] ?? []);
}
