import { fromJson, type Tx, toDate, toDateOrNull } from '../../../platform/database';
import type { ApplicationsContext } from '../context';
import type { Supplement } from './records';
import type { SupplementRow } from './rows';

/** Open requests for supplements, by application. */
export async function openSupplements(
  { loaders }: ApplicationsContext,
  applicationIds: readonly string[],
  tx?: Tx,
): Promise<ReadonlyMap<string, Supplement>> {
  const found = await loaders.openSupplementOf(applicationIds, tx);
  return new Map([...found].flatMap(([id, [row]]) => (row ? [[id, toSupplement(row)]] : [])));
}

/** All requests for supplements of one application, newest first. */
export async function supplementsOf(
  { loaders }: ApplicationsContext,
  applicationId: string,
  tx?: Tx,
): Promise<Supplement[]> {
  const rows = (await loaders.supplementsOf([applicationId], tx)).get(applicationId) ?? [];
  return rows.map(toSupplement);
}

const toSupplement = (row: SupplementRow): Supplement => ({
  id: row.id,
  applicationId: row.application_id,
  items: fromJson(row.items),
  comment: row.comment,
  dueOn: row.due_on,
  step: row.step,
  askedBy: row.asked_by_name,
  askedAt: toDate(row.asked_at),
  state: row.state,
  endedAt: toDateOrNull(row.ended_at),
});
