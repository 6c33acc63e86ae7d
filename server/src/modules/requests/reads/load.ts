import type { Tx, Values } from '../../../platform/database';
import type { Principal } from '../../../platform/http';
import { handedInRequests } from '../../applications';
import type { RequestsContext } from '../context';
import type { RequestRecord, RequestRow } from './records';
import { toRecord } from './to-record';

const columns = `r.id, r.application_id, r.kind, r.status, r.step_index, r.chain, r.resume_step, r.form, r.comment,
  r.submitted_at, r.updated_at, r.version,
  (SELECT MAX(k.local_on) FROM check_ins k WHERE k.application_id = r.application_id AND k.undone_at IS NULL)
    AS last_answered_on`;

async function read(context: RequestsContext, where: string, values: Values, tx?: Tx): Promise<RequestRecord | null> {
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

/** The student's own request; null when it belongs to another student or does not exist. */
export const loadOwn = (context: RequestsContext, { userId }: Principal, id: string, tx?: Tx) =>
  read(context, 'r.id = :id AND r.student_id = :userId', { id, userId }, tx);

/** A request that was submitted at least once, within the scope of a member of staff; null outside it. */
export function loadForStaff(context: RequestsContext, principal: Principal, id: string, tx?: Tx) {
  const scope = handedInRequests(principal, 'applications');
  return read(context, `r.id = :id AND ${scope.where}`, { id, ...scope.values }, tx);
}

/**
 * A request whose files and paper a person may read: the student's own, or one that was submitted at least once, for
 * staff within their scope; null for all others.
 */
export async function loadWithFiles(context: RequestsContext, principal: Principal, id: string) {
  const scope = handedInRequests(principal, 'files');
  const own = await loadOwn(context, principal, id);
  return own ?? read(context, `r.id = :id AND ${scope.where}`, { id, ...scope.values });
}

/** A request of any student; the caller checks who may see it. */
export const loadOfAnyone = (context: RequestsContext, id: string, tx?: Tx) => read(context, 'r.id = :id', { id }, tx);
