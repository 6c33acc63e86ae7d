import { type Database, isDuplicate, newId, type RowOf, type Tx } from '../../platform/database';
import { AppError } from '../../platform/errors';
import type { Principal } from '../../platform/http';
import type { Audit } from '../audit';
import { College } from './model';

type CollegeFields = Pick<College, 'code' | 'name'>;

/** The colleges of the university, kept by the administrator. */
export function createColleges({ database, audit }: { database: Database; audit: Audit }) {
  const note = ({ userId }: Principal, action: string, id: string, name: string, tx: Tx) =>
    audit.record(tx, {
      actor: { id: userId, role: 'admin' },
      action,
      subject: { type: 'college', id },
      detail: name,
    });

  return {
    /** All, by code. */
    list: () =>
      database.select<Pick<RowOf<College>, 'id' | 'code' | 'name'>>(
        'SELECT id, code, name FROM colleges ORDER BY code',
      ),

    /** Throws `already_exists` when another college has the code. */
    async add(principal: Principal, { code, name }: CollegeFields, tx: Tx): Promise<{ id: string }> {
      const id = newId();
      await uniqueCode(database.model(College).create({ id, code, name }, { transaction: tx }));
      await note(principal, 'add_college', id, name, tx);
      return { id };
    },

    /** Throws `not_found`, and `already_exists` when another college has the code. */
    async change(principal: Principal, { id, code, name }: CollegeFields & { id: string }, tx: Tx): Promise<void> {
      const college = await database.model(College).findOne({ where: { id }, transaction: tx });
      if (!college) throw new AppError('not_found');
      await uniqueCode(college.update({ code, name }, { transaction: tx }));
      await note(principal, 'change_college', id, name, tx);
    },
  };
}

async function uniqueCode(write: Promise<College>): Promise<void> {
  try {
    await write;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    const problem = { field: 'code', code: 'taken', message: '学院代码已被使用' };
    throw new AppError('already_exists', { message: problem.message, problems: [problem] });
  }
}
