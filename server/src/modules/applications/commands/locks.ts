import type { Database, Tx } from '../../../platform/database';
import { Application } from '../model';

/** Locks the application until the transaction ends; call it before reading what a decision depends on. */
export const lockApplication = ({ database }: { database: Database }, id: string, tx: Tx): Promise<void> =>
  database.lock(Application, [id], tx);

/** Locks several applications. */
export const lockApplications = ({ database }: { database: Database }, ids: readonly string[], tx: Tx): Promise<void> =>
  database.lock(Application, ids, tx);
