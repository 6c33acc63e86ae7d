import type { Database, Tx } from '../../../platform/database';

/** Why waiting deliveries are not sent. */
export interface EndReason {
  readonly state: 'superseded' | 'obsolete';
  /** Shown in the ledger; if omitted, the detail of the delivery stays. */
  readonly detail?: string;
  readonly at: Date;
}

/** Ends the given deliveries that are still waiting. One that was claimed meanwhile is sent. */
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
