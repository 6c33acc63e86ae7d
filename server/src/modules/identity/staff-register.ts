import type { StaffRole } from '@yuanhang/domain';
import type { Clock } from '../../platform/clock';
import { type Database, newId, type RowOf, type Tx } from '../../platform/database';
import { type College, User, UserRole } from './model';
import type { RowProblem, SyncResult } from './register';

/** A role of a member of staff, as a row of an import file gives it. */
export interface StaffInput {
  readonly casId: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly collegeCode?: string | undefined;
}

/** Staff by CAS id, one row a role: an import adds people and roles, and removes none. */
export function createStaffRegister({ database, clock }: { database: Database; clock: Clock }) {
  async function collegesByCode(tx: Tx): Promise<ReadonlyMap<string, string>> {
    const rows = await database.select<Pick<RowOf<College>, 'id' | 'code'>>('SELECT id, code FROM colleges', {}, tx);
    return new Map(rows.map(({ id, code }) => [code, id]));
  }

  return {
    /** What the schema of a row cannot check: a reviewer has a college that exists, everybody else has none. */
    async problemsOf(rows: readonly StaffInput[], tx: Tx): Promise<RowProblem[]> {
      const colleges = await collegesByCode(tx);
      return rows.flatMap(({ role, collegeCode }, index): RowProblem[] => {
        const problem = (code: string, message: string) => [{ index, field: 'collegeCode', code, message }];
        if (role !== 'college_reviewer') return collegeCode ? problem('college_needed', '这个角色不分学院') : [];
        if (!collegeCode) return problem('college_needed', '学院审核须填写学院代码');
        return colleges.has(collegeCode) ? [] : problem('unknown_college', `没有代码为 ${collegeCode} 的学院`);
      });
    },

    /** Creates accounts and adds roles; the name of an existing account stays. The rows have no problems. */
    async upsertStaff(rows: readonly StaffInput[], tx: Tx): Promise<SyncResult> {
      const colleges = await collegesByCode(tx);
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
    },
  };
}
