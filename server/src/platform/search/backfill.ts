import type { Database, RowOf, Tx } from '../database';
import { AppError } from '../errors';
import type { Job } from '../jobs';
import { SearchBackfill, type SearchKind } from './model';
import { keepSearchable, type Searchable } from './write';

/** An owner's rows in the order of their ids, locked, so that a change meanwhile is not overwritten. */
export interface SearchSource {
  readonly kind: SearchKind;
  readonly after: (id: string, limit: number, tx: Tx) => Promise<readonly Searchable[]>;
}

const batch = 200;

/** Databases known to have no rows that are missing from the index. */
const filled = new WeakSet<Database>();

/** Throws `unavailable` while rows from before search existed are not findable: an empty answer would be wrong. */
export async function requireFilled(database: Database): Promise<void> {
  if (filled.has(database)) return;
  if (await database.first('SELECT kind FROM search_backfills LIMIT 1'))
    throw new AppError('unavailable', { message: '升级后正在建立搜索索引，请几分钟后再搜索' });
  filled.add(database);
}

/** Makes rows findable that were written before search existed; continues after an interruption. */
export const searchBackfill = (database: Database, sources: readonly SearchSource[]): Job => ({
  id: 'search_backfill',
  cron: '*/10 * * * *',
  slotMinutes: 10,
  async run() {
    for (const source of sources) while (await database.transaction((tx) => fillBatch(database, source, tx)));
  },
});

/** Returns false when nothing is left, or when another server continues. */
async function fillBatch(database: Database, { kind, after }: SearchSource, tx: Tx): Promise<boolean> {
  const pending = await database.first<Pick<RowOf<SearchBackfill>, 'after_id'>>(
    'SELECT after_id FROM search_backfills WHERE kind = :kind',
    { kind },
    tx,
  );
  if (!pending) return false;
  const seen = { kind, afterId: pending.after_id };
  const subjects = await after(seen.afterId, batch, tx);
  const last = subjects.at(-1);
  if (!last) {
    await database.model(SearchBackfill).destroy({ where: seen, transaction: tx });
    return false;
  }
  const [moved] = await database.model(SearchBackfill).update({ afterId: last.id }, { where: seen, transaction: tx });
  if (moved === 1) await keepSearchable(database, kind, subjects, tx);
  return moved === 1;
}
