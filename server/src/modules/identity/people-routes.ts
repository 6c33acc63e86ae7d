import { peopleRoutes as contract } from '@yuanhang/contract';
import { peopleSchemas as schemas } from '@yuanhang/contract/schemas';
import { AppError } from '../../platform/errors';
import type { Api } from '../../platform/http';
import type { Audit } from '../audit';
import type { Identity } from './identity';

export interface PeopleRoutesDeps {
  readonly api: Api;
  readonly audit: Audit;
  readonly identity: Identity;
}

/** The register, staff accounts and colleges: the administrator changes them, other staff read them. */
export function peopleRoutes({ api, audit, identity }: PeopleRoutesDeps): void {
  const { colleges, register, directory, staff } = identity;

  api.handle(contract.colleges, schemas.colleges, async () => ({ items: await colleges.list() }));
  api.change(contract.addCollege, schemas.addCollege, ({ principal, body }, tx) => colleges.add(principal, body, tx));
  api.change(contract.changeCollege, schemas.changeCollege, async ({ principal, params, body }, tx) => {
    await colleges.change(principal, { ...params, ...body }, tx);
    return { ok: true as const };
  });

  api.change(contract.syncStudents, schemas.syncStudents, async ({ principal, body }, tx) => {
    const students = await register.inStoredSpelling(body.students, tx);
    const problems = await register.problemsOf(students, tx);
    if (problems.length > 0) {
      const named = problems.map(({ index, field, code, message }) => ({
        field: `students.${index}.${field}`,
        code,
        message,
      }));
      throw new AppError('invalid_input', { problems: named });
    }
    const count = await register.upsertStudents(students, tx);
    const detail = `新增 ${count.created}，更新 ${count.updated}，未变 ${count.unchanged}`;
    const actor = { id: principal.userId, role: 'admin' as const };
    await audit.record(tx, { actor, action: 'sync_students', subject: { type: 'register', id: 'students' }, detail });
    return count;
  });
  api.handle(contract.students, schemas.students, ({ principal, query }) => directory.list(principal, query));
  api.handle(contract.student, schemas.student, ({ principal, params }) => directory.detail(principal, params.id));
  api.handle(contract.revealIdentityCard, schemas.revealIdentityCard, ({ principal, params, body }) =>
    directory.reveal(principal, params.id, body.purpose),
  );

  api.handle(contract.users, schemas.users, ({ query }) => staff.list(query));
  api.change(contract.addUser, schemas.addUser, ({ principal, body }, tx) => staff.add(principal, body, tx));
  api.change(contract.setRoles, schemas.setRoles, ({ principal, params, body }, tx) =>
    staff.setRoles(principal, { ...params, version: body.version }, body.roles, tx),
  );
  api.change(contract.setStatus, schemas.setStatus, ({ principal, params, body }, tx) =>
    staff.setStatus(principal, { ...params, version: body.version }, body, tx),
  );
}
