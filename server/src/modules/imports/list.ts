import type { ResponseOf } from '@yuanhang/contract';
import type { importSchemas } from '@yuanhang/contract/schemas';
import { z } from 'zod';
import { decodeCursor, pageOf, type RowOf, toInstant } from '../../platform/database';
import type { ImportsContext } from './context';
import type { Import } from './model';

type EntryRow = Omit<RowOf<Import>, 'by_id'>;

/** The imports that were applied, newest first. */
export async function listImports(
  { database }: ImportsContext,
  { cursor, limit = 30 }: z.output<typeof importSchemas.list.query>,
): Promise<ResponseOf<typeof importSchemas.list>> {
  const [before] = decodeCursor(cursor, z.tuple([z.int()])) ?? [null];
  const rows = await database.select<EntryRow>(
    `SELECT seq, id, kind, file_name, sha256, by_name, at, created, updated, unchanged FROM imports
     ${before === null ? '' : 'WHERE seq < :before'} ORDER BY seq DESC LIMIT :rows`,
    { before, rows: limit + 1 },
  );
  return pageOf(
    rows,
    limit,
    (row) => [Number(row.seq)],
    ({ id, kind, file_name, sha256, by_name, at, created, updated, unchanged }) => ({
      id,
      kind,
      fileName: file_name,
      sha256,
      by: by_name,
      at: toInstant(at),
      created,
      updated,
      unchanged,
    }),
  );
}
