import { StaleVersion, type Tx } from '../../../platform/database';
import { AppError } from '../../../platform/errors';
import type { Principal } from '../../../platform/http';
import type { RequestsContext } from '../context';
import { loadOwn } from '../reads/load';
import type { RequestRecord } from '../reads/records';

/** A request and the version that the person saw. */
export interface RequestTarget {
  readonly id: string;
  readonly version: number;
}

/**
 * Locks the application of a request until the transaction ends. Every writer about an application locks it first, so that
 * two of them never wait for each other.
 */
export async function lockApplicationOf(context: RequestsContext, requestId: string, tx: Tx): Promise<void> {
  const row = await context.database.first<{ application_id: string }>(
    'SELECT application_id FROM requests WHERE id = :requestId',
    { requestId },
    tx,
  );
  if (row) await context.applications.lockApplication(row.application_id, tx);
}

/**
 * Locks the application of a request and reads the request as a person saw it. Throws `not_found` when `load` finds none,
 * and `stale_version`.
 */
export async function lockSeen(
  context: RequestsContext,
  { id, version }: RequestTarget,
  load: () => Promise<RequestRecord | null>,
  tx: Tx,
): Promise<RequestRecord> {
  await lockApplicationOf(context, id, tx);
  const record = await load();
  if (!record) throw new AppError('not_found');
  if (record.version === version) return record;
  throw new StaleVersion(() => context.applications.staleVersionError(record.application.id, id, version));
}

/** `lockSeen` for the student's own request. */
export const lockOwn = (
  context: RequestsContext,
  principal: Principal,
  target: RequestTarget,
  tx: Tx,
): Promise<RequestRecord> => lockSeen(context, target, () => loadOwn(context, principal, target.id, tx), tx);
