import { createHash } from 'node:crypto';
import type { ImportKind } from '@yuanhang/contract';
import { fromJson, type RowOf, type Tx } from '../../platform/database';
import { plainHead } from '../../platform/sheets';
import type { ImportsContext } from './context';
import { ImportMapping, type Mapping } from './model';

/** The same for files with the same headings in any order. */
const hashOf = (heads: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify([...new Set(heads.map(plainHead))].sort()))
    .digest('hex');

/** How the columns of the last applied file with these headings were assigned by hand; empty when they were not. */
export async function rememberedMapping(
  { database }: ImportsContext,
  kind: ImportKind,
  heads: readonly string[],
): Promise<Mapping> {
  const row = await database.first<Pick<RowOf<ImportMapping>, 'fields'>>(
    'SELECT fields FROM import_mappings WHERE kind = :kind AND heads_hash = :headsHash',
    { kind, headsHash: hashOf(heads) },
  );
  return row ? fromJson<Mapping>(row.fields) : {};
}

/** Remembers an assignment by hand for the next file with these headings. */
export async function rememberMapping(
  { database, clock }: ImportsContext,
  kind: ImportKind,
  heads: readonly string[],
  fields: Mapping,
  tx: Tx,
): Promise<void> {
  const headsHash = hashOf(heads);
  await database.model(ImportMapping).destroy({ where: { kind, headsHash }, transaction: tx });
  await database.model(ImportMapping).create({ kind, headsHash, fields, savedAt: clock.now() }, { transaction: tx });
}
