import type { Attributes } from 'sequelize';
import { type Database, StaleVersion, type Tx } from '../../../platform/database';
import { Request } from '../model';

/** The columns of a request to change, as attributes. */
export type RequestChanges = Partial<Attributes<Request>>;

/** Changes a request over the version that was read, and raises it. Throws `StaleVersion` when it was changed meanwhile. */
export async function writeRequest(
  { database }: { readonly database: Database },
  { id, version }: { readonly id: string; readonly version: number },
  changes: RequestChanges,
  tx: Tx,
): Promise<void> {
  const [changed] = await database
    .model(Request)
    .update({ ...changes, version: version + 1 }, { where: { id, version }, transaction: tx });
  if (changed !== 1) throw new StaleVersion();
}
