import { noUnmetConditions } from '@yuanhang/domain';
import type { Tx, Values } from '../../../platform/database';
import type { Principal } from '../../../platform/http';
import type { ApplicationsContext } from '../context';
import { applicationFacts } from './loaders';
import type { ApplicationRecord } from './records';
import type { ApplicationRow } from './rows';
import { handedInScope } from './scope';
import { openSupplements } from './supplements';
import { toRecord } from './to-record';
import { unmetConditions } from './unmet-conditions';

/**
 * Applications by a condition on `applications a`; `where` is SQL of this module, never text of a caller. Omits
 * deleted ones.
 */
export async function loadRecords(
  context: ApplicationsContext,
  where: string,
  values: Values,
  tx?: Tx,
): Promise<ApplicationRecord[]> {
  const rows = await context.database.select<ApplicationRow>(
    `${applicationFacts} WHERE a.deleted_at IS NULL AND ${where}`,
    values,
    tx,
  );
  return withRelated(context, rows, tx);
}

/** State and facts of one application; null when it does not exist or was deleted. */
export async function loadRecord(context: ApplicationsContext, id: string, tx?: Tx): Promise<ApplicationRecord | null> {
  const [record] = await loadRecords(context, 'a.id = :id', { id }, tx);
  return record ?? null;
}

/** Same as `loadRecord`, within the scope of a member of staff; null outside it. */
export async function factsForStaff(
  context: ApplicationsContext,
  principal: Principal,
  id: string,
  tx: Tx,
): Promise<ApplicationRecord | null> {
  const scope = handedInScope(principal);
  const [record] = await loadRecords(context, `a.id = :id AND ${scope.where}`, { id, ...scope.values }, tx);
  return record ?? null;
}

/** All applications of one student, newest first. */
export async function loadRecordsOf(context: ApplicationsContext, studentId: string): Promise<ApplicationRecord[]> {
  return withRelated(context, (await context.loaders.applicationsOf([studentId])).get(studentId) ?? []);
}

async function withRelated(
  context: ApplicationsContext,
  rows: readonly ApplicationRow[],
  tx?: Tx,
): Promise<ApplicationRecord[]> {
  if (rows.length === 0) return [];
  const now = context.clock.now();
  const idsAt = (...stages: readonly ApplicationRow['stage'][]) =>
    rows.filter(({ stage }) => stages.includes(stage)).map(({ id }) => id);
  const [requests, files, supplements, unmet] = await Promise.all([
    context.loaders.requestsOf(
      rows.filter(({ stage }) => stage !== 'draft').map(({ id }) => id),
      tx,
    ),
    context.loaders.filesOf(idsAt('draft', 'revision_required', 'supplement_required'), tx),
    openSupplements(context, idsAt('supplement_required'), tx),
    unmetConditions(
      context,
      rows.map(({ id, stage, student_id }) => ({ id, stage, studentId: student_id })),
      tx,
    ),
  ]);
  return rows.map((row) =>
    toRecord(
      row,
      {
        requests: requests.get(row.id) ?? [],
        attachments: files.get(row.id) ?? [],
        supplement: supplements.get(row.id) ?? null,
        unmet: unmet.get(row.id) ?? noUnmetConditions,
      },
      now,
    ),
  );
}
