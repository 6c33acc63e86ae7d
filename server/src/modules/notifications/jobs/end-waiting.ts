import type { Database, Tx } from '../../../platform/database';

/** Why deliveries that wait are not sent any more. */
export interface EndReason {
  readonly state: 'superseded' | 'obsolete';
  /** Shown in the ledger; the detail of the delivery stays when left out. */
  readonly detail?: string;
  readonly at: Date;
}

/** Ends those of the given deliveries that still wait. One that was claimed meanwhile is sent. */
export async function endWaiting(
  database: Database,
  deliveryIds: readonly string[],
  { state, detail, at }: EndReason,
  tx: Tx,
): Promise<void> {
  if (deliveryIds.length === 0) return;
  await database.execute(
    `UPDATE deliveries SET state = :state, finished_at = :at, detail = COALESCE(:detail, detail)
     WHERE state = 'waiting' AND id IN (:deliveryIds)`,
    { state, detail: detail ?? null, at, deliveryIds },
    tx,
  );
}
