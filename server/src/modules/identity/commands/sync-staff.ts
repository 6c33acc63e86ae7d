import { newId, type RowOf, type Tx } from '../../../platform/database';
import type { IdentityContext } from '../context';
import { User, UserRole } from '../model';
import { collegeIdsByCode } from '../reads/colleges';
import type { StaffInput, SyncResult } from '../register';
import { keepingReviewers } from './keep-reviewers';

/**
 * Creates accounts by CAS id and adds roles, one a row, and removes none; the name of an existing account stays. The rows
 * have no problems (`staffProblems`).
 */
export const upsertStaff = (context: IdentityContext, rows: readonly StaffInput[], tx: Tx): Promise<SyncResult> =>
  keepingReviewers(context, tx, () => upsert(context, rows, tx));

async function upsert(context: IdentityContext, rows: readonly StaffInput[], tx: Tx): Promise<SyncResult> {
  const { database, clock } = context;
  const colleges = await collegeIdsByCode(context, tx);
  const count = { created: 0, updated: 0, unchanged: 0 };
  for (const { casId, name, role, collegeCode } of rows) {
    const known = await database.first<Pick<RowOf<User>, 'id'>>(
      'SELECT id FROM users WHERE cas_id = :casId',
      { casId },
      tx,
    );
    const userId = known?.id ?? newId();
    const now = clock.now();
    if (!known)
      await database
        .model(User)
        .create({ id: userId, name, casId, status: 'active', createdAt: now, updatedAt: now }, { transaction: tx });
    const collegeId = collegeCode ? (colleges.get(collegeCode) ?? '') : '';
    const granted = await database.addIfAbsent(UserRole, { userId, role, collegeId }, tx);
    count[!known ? 'created' : granted ? 'updated' : 'unchanged'] += 1;
  }
  return count;
}
