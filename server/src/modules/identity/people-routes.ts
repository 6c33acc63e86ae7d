import { peopleRoutes as contract } from '@yuanhang/contract';
import { peopleSchemas as schemas } from '@yuanhang/contract/schemas';
import { type Database, isDuplicate, newId } from '../../platform/database';
import { AppError } from '../../platform/errors';
import type { Api, Principal } from '../../platform/http';
import type { Audit } from '../audit';
import type { Identity } from './identity';

export interface PeopleRoutesDeps {
  readonly api: Api;
  readonly database: Database;
  readonly audit: Audit;
  readonly identity: Identity;
}

/** The register, staff accounts and colleges: the administrator's, and for looking up. */
export function peopleRoutes({ api, database, audit, identity }: PeopleRoutesDeps): void {
  const { register, directory, staff } = identity;
  const noteBy = ({ userId }: Principal) => ({ id: userId, role: 'admin' }) as const;

  api.handle(contract.colleges, schemas.colleges, async () => ({
    items: await database.select<{ id: string; code: string; name: string }>(
      'SELECT id, code, name FROM colleges ORDER BY code',
    ),
  }));
  api.handle(contract.addCollege, schemas.addCollege, ({ principal, body }) =>
    uniqueCode(() =>
      database.transaction(async (tx) => {
        const id = newId();
        await database.insert('colleges', { id, ...body }, tx);
        const subject = { type: 'college', id };
        await audit.record(tx, { actor: noteBy(principal), action: 'add_college', subject, detail: body.name });
        return { id };
      }),
    ),
  );
  api.handle(contract.changeCollege, schemas.changeCollege, ({ principal, params, body }) =>
    uniqueCode(() =>
      database.transaction(async (tx) => {
        const known = await database.first('SELECT id FROM colleges WHERE id = :id', params, tx);
        if (!known) throw new AppError('not_found');
        await database.update('colleges', params, body, tx);
        const subject = { type: 'college', id: params.id };
        await audit.record(tx, { actor: noteBy(principal), action: 'change_college', subject, detail: body.name });
        return { ok: true as const };
      }),
    ),
  );

  api.handle(contract.syncStudents, schemas.syncStudents, ({ principal, body }) =>
    database.transaction(async (tx) => {
      const problems = await register.problemsOf(body.students, tx);
      if (problems.length > 0) {
        const named = problems.map(({ index, field, code, message }) => ({
          field: `students.${index}.${field}`,
          code,
          message,
        }));
        throw new AppError('invalid_input', { problems: named });
      }
      const count = await register.upsertStudents(body.students, tx);
      const detail = `新增 ${count.created}，更新 ${count.updated}，未变 ${count.unchanged}`;
      const subject = { type: 'register', id: 'students' };
      await audit.record(tx, { actor: noteBy(principal), action: 'sync_students', subject, detail });
      return count;
    }),
  );
  api.handle(contract.students, schemas.students, ({ principal, query }) => directory.list(principal, query));
  api.handle(contract.student, schemas.student, ({ principal, params }) => directory.detail(principal, params.id));
  api.handle(contract.revealIdentityCard, schemas.revealIdentityCard, ({ principal, params, body }) =>
    directory.reveal(principal, params.id, body.purpose),
  );

  api.handle(contract.users, schemas.users, ({ query }) => staff.list(query));
  api.handle(contract.addUser, schemas.addUser, ({ principal, body }) => staff.add(principal, body));
  api.handle(contract.setRoles, schemas.setRoles, ({ principal, params, body }) =>
    staff.setRoles(principal, { ...params, version: body.version }, body.roles),
  );
  api.handle(contract.setStatus, schemas.setStatus, ({ principal, params, body }) =>
    staff.setStatus(principal, { ...params, version: body.version }, body.status, body.reason),
  );
}

async function uniqueCode<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    const problem = { field: 'code', code: 'taken', message: '学院代码已被使用' };
    throw new AppError('already_exists', { message: problem.message, problems: [problem] });
  }
}
