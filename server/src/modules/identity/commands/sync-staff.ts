import type { Tx } from '../../../platform/database';
import { AppError } from '../../../platform/errors';
import type { Principal } from '../../../platform/http';
import type { IdentityContext } from '../context';
import { collegeIdsByCode } from '../reads/colleges';
import { findStaffAccountByCas } from '../reads/staff-accounts';
import type { RowProblem, StaffInput, SyncResult } from '../register';
import { keepingReviewers } from './keep-reviewers';
import { addStaffAccount, type RoleInput, replaceRoles } from './staff-accounts';

/** What a file does to one account: its first row and its roles before and after. `before` is null for a new account. */
export interface StaffChange {
  readonly index: number;
  readonly casId: string;
  readonly name: string;
  readonly before: readonly RoleInput[] | null;
  readonly after: readonly RoleInput[];
}
/** The number of rows applied, the accounts that change, and the rows that the rules of staff accounts refuse. */
export interface StaffSync {
  readonly count: SyncResult;
  readonly changes: readonly StaffChange[];
  readonly problems: readonly RowProblem[];
}
interface Row {
  readonly index: number;
  readonly role: RoleInput;
}
interface Account {
  readonly casId: string;
  readonly name: string;
  readonly rows: readonly Row[];
}

/**
 * Creates accounts by CAS id and adds roles, one a row, and removes none; the name of an existing account stays. Each
 * account is written by the command that an administrator uses for a single one, with its rules, its audit entry and its
 * end of the person's sessions. The rows have no problems of `staffProblems`; after a refused row the transaction must
 * be rolled back.
 */
export const upsertStaff = (
  context: IdentityContext,
  by: Principal,
  rows: readonly StaffInput[],
  tx: Tx,
): Promise<StaffSync> =>
  keepingReviewers(context, tx, async () => {
    const count = { created: 0, updated: 0, unchanged: 0 };
    const changes: StaffChange[] = [];
    const problems: RowProblem[] = [];
    for (const account of accountsOf(rows, await collegeIdsByCode(context, tx))) {
      try {
        const one = await upsertAccount(context, by, account, tx);
        count.created += one.created;
        count.updated += one.updated;
        count.unchanged += one.unchanged;
        if (one.change) changes.push(one.change);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        const { detail, code, message } = error;
        problems.push(...account.rows.map(({ index }) => ({ index, field: 'casId', code: detail ?? code, message })));
      }
    }
    return { count, changes, problems };
  });

async function upsertAccount(
  context: IdentityContext,
  by: Principal,
  { casId, name, rows }: Account,
  tx: Tx,
): Promise<SyncResult & { readonly change: StaffChange | null }> {
  const known = await findStaffAccountByCas(context, casId, tx);
  const held = (known?.roles ?? []).map(({ role, college }) => ({ role, collegeId: college?.id ?? null }));
  const added = [...new Map(rows.map(({ role }) => [keyOf(role), role])).values()].filter(
    (role) => !held.some((one) => keyOf(one) === keyOf(role)),
  );
  const unchanged = rows.length - added.length;
  const index = rows[0]?.index ?? 0;
  if (!known) {
    await addStaffAccount(context, by, { casId, name, roles: added }, tx);
    const change = { index, casId, name, before: null, after: added };
    return { created: 1, updated: added.length - 1, unchanged, change };
  }
  if (added.length === 0) return { created: 0, updated: 0, unchanged, change: null };
  const after = [...held, ...added];
  await replaceRoles(context, by, known, after, tx);
  const change = { index, casId: known.casId ?? casId, name: known.name, before: held, after };
  return { created: 0, updated: added.length, unchanged, change };
}

const keyOf = ({ role, collegeId }: RoleInput) => `${role} ${collegeId ?? ''}`;

/** The rows of each account, in the order of the file. */
function accountsOf(rows: readonly StaffInput[], colleges: ReadonlyMap<string, string>): readonly Account[] {
  const accounts = new Map<string, { casId: string; name: string; rows: Row[] }>();
  for (const [index, { casId, name, role, collegeCode }] of rows.entries()) {
    const account = accounts.get(casId.toLowerCase()) ?? { casId, name, rows: [] };
    const collegeId = collegeCode ? (colleges.get(collegeCode) ?? null) : null;
    account.rows.push({ index, role: { role, collegeId } });
    accounts.set(casId.toLowerCase(), account);
  }
  return [...accounts.values()];
}
