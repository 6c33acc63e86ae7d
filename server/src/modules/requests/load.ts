import type { Requirement } from '@yuanhang/contract';
import { StaleVersion, type Tx, type Values } from '../../platform/database';
import { AppError } from '../../platform/errors';
import type { Principal } from '../../platform/http';
import { anyScope, handedInScope } from '../applications';
import type { Scope } from '../identity';
import type { Context } from './context';
import { toRecord } from './record';
import type { RequestRecord, RequestRow } from './records';

const columns = `r.id, r.application_id, r.kind, r.status, r.step_index, r.chain, r.resume_step, r.form, r.comment,
  r.submitted_at, r.updated_at, r.version,
  (SELECT MAX(k.local_on) FROM check_ins k WHERE k.application_id = r.application_id AND k.undone_at IS NULL)
    AS last_answered_on`;

async function read(context: Context, where: string, values: Values, tx?: Tx): Promise<RequestRecord | null> {
  const row = await context.database.first<RequestRow>(
    `SELECT ${columns} FROM requests r LEFT JOIN applications a ON a.id = r.application_id WHERE ${where}`,
    values,
    tx,
  );
  if (!row) return null;
  const application = await context.applications.facts(row.application_id, tx);
  if (!application) return null;
  const files = await context.attachments.listFor('request', [row.id], tx);
  return toRecord(row, application, files.get(row.id) ?? [], context.forms);
}

/** The student's own. */
export const loadOwn = (context: Context, { userId }: Principal, id: string, tx?: Tx) =>
  read(context, 'r.id = :id AND r.student_id = :userId', { id, userId }, tx);

const handedIn = (context: Context, scope: Scope, id: string, tx?: Tx) =>
  read(context, `r.id = :id AND r.submitted_at IS NOT NULL AND ${scope.where}`, { id, ...scope.values }, tx);

/** What was handed in once, within the scope of a member of staff. */
export const loadForStaff = (context: Context, principal: Principal, id: string, tx?: Tx) =>
  handedIn(context, handedInScope(principal), id, tx);

/** What was handed in once, for its student or for staff in scope. */
export const loadReadable = (context: Context, principal: Principal, id: string) =>
  handedIn(context, anyScope(principal), id);

/** What a request asks for, whoever asks. */
export const requirementsOf = async (context: Context, id: string, tx?: Tx): Promise<readonly Requirement[]> =>
  (await read(context, 'r.id = :id', { id }, tx))?.requirements ?? [];

/** Holds the application first, as everybody who writes about it does, so that nobody waits for each other in a circle. */
export async function lockApplicationOf(context: Context, requestId: string, tx: Tx): Promise<void> {
  const row = await context.database.first<{ application_id: string }>(
    'SELECT application_id FROM requests WHERE id = :requestId',
    { requestId },
    tx,
  );
  if (row) await context.applications.lockApplication(row.application_id, tx);
}

/** Runs a change of a request as a person saw it. Throws `not_found` and `stale_version`. */
export async function change<T>(
  context: Context,
  target: { readonly id: string; readonly seen: number },
  load: (tx: Tx) => Promise<RequestRecord | null>,
  work: (tx: Tx, record: RequestRecord) => Promise<T>,
): Promise<T> {
  let applicationId = '';
  try {
    return await context.database.transaction(async (tx) => {
      await lockApplicationOf(context, target.id, tx);
      const record = await load(tx);
      if (!record) throw new AppError('not_found');
      applicationId = record.application.id;
      if (record.version !== target.seen) throw new StaleVersion();
      return work(tx, record);
    });
  } catch (error) {
    if (!(error instanceof StaleVersion)) throw error;
    throw await context.applications.staleVersionError(applicationId, target.id, target.seen);
  }
}
