import type { z } from 'zod';
import type { Clock } from '../../platform/clock';
import { type Database, newId, type Tx } from '../../platform/database';
import type { staffInput } from './columns';
import type { RowProblem } from './read-file';

interface StaffRow {
  readonly row: number;
  readonly value: z.output<typeof staffInput>;
}

/** Staff by CAS id, one row a role: an import adds roles and takes none away. */
export function staffRows(database: Database, clock: Clock) {
  const collegesByCode = async (tx: Tx) => {
    const rows = await database.select<{ id: string; code: string }>('SELECT id, code FROM colleges', {}, tx);
    return new Map(rows.map(({ id, code }) => [code, id]));
  };
  return {
    async problemsOf(rows: readonly StaffRow[], tx: Tx): Promise<RowProblem[]> {
      const colleges = await collegesByCode(tx);
      return rows.flatMap(({ row, value: { role, collegeCode } }) => {
        const column = '学院代码';
        if (role !== 'college_reviewer') return collegeCode ? [{ row, column, message: '这个角色不分学院' }] : [];
        if (!collegeCode) return [{ row, column, message: '学院审核须填写学院代码' }];
        return colleges.has(collegeCode) ? [] : [{ row, column, message: `没有代码为 ${collegeCode} 的学院` }];
      });
    },

    async upsert(rows: readonly StaffRow[], tx: Tx) {
      const colleges = await collegesByCode(tx);
      const count = { created: 0, updated: 0, unchanged: 0 };
      for (const { value } of rows) {
        const known = await database.first<{ id: string }>(
          'SELECT id FROM users WHERE cas_id = :casId',
          { casId: value.casId },
          tx,
        );
        const id = known?.id ?? newId();
        const now = clock.now();
        const user = {
          id,
          name: value.name,
          cas_id: value.casId,
          status: 'active',
          version: 0,
          created_at: now,
          updated_at: now,
        };
        if (!known) await database.insert('users', user, tx);
        const collegeId = value.collegeCode ? (colleges.get(value.collegeCode) ?? '') : '';
        const granted = await database.insertIfAbsent(
          'user_roles',
          { user_id: id, role: value.role, college_id: collegeId },
          tx,
        );
        count[!known ? 'created' : granted ? 'updated' : 'unchanged'] += 1;
      }
      return count;
    },
  };
}
