import type { ResponseOf } from '@yuanhang/contract';
import type { importSchemas } from '@yuanhang/contract/schemas';
import { z } from 'zod';
import { decodeCursor, pageOf, type RowOf, toDate, toInstant } from '../../platform/database';
import type { ImportsContext } from './context';
import type { Import } from './model';
import { undoableUntil } from './undo-import';

type EntryRow = Omit<RowOf<Import>, 'by_id'>;

/** The imports that were applied, newest first. */
export async function listImports(
  { database, clock }: ImportsContext,
  { cursor, limit = 30 }: z.output<typeof importSchemas.list.query>,
): Promise<ResponseOf<typeof importSchemas.list>> {
  const now = clock.now();
  const untilOf = (at: Date) => (now < undoableUntil(at) ? undoableUntil(at).toISOString() : null);
  const [before] = decodeCursor(cursor, z.tuple([z.int()])) ?? [null];
  const rows = await database.select<EntryRow>(
    `SELECT seq, id, kind, file_name, sha256, by_name, at, created, updated, unchanged, undone_at, undone_by_name FROM imports
     ${before === null ? '' : 'WHERE seq < :before'} ORDER BY seq DESC LIMIT :rows`,
    { before, rows: limit + 1 },
  );
  return pageOf(
    rows,
    limit,
    (row) => [Number(row.seq)],
    ({ id, kind, file_name, sha256, by_name, at, created, updated, unchanged, undone_at, undone_by_name }) => ({
      id,
      kind,
      fileName: file_name,
      sha256,
      by: by_name,
      at: toInstant(at),
      created,
      updated,
      unchanged,
      undoableUntil: kind === 'students' && undone_at === null ? untilOf(toDate(at)) : null,
      undone: undone_at === null ? null : { at: toInstant(undone_at), by: undone_by_name ?? '' },
    }),
  );
}
