import type { peopleRoutes, RequestOf } from '@yuanhang/contract';
import { isOfColleges, type StaffRole } from '@yuanhang/domain';

type RoleInput = RequestOf<NonNullable<typeof peopleRoutes.setRoles.schemas>>['body']['roles'][number];

/** A college reviewer gets one role per chosen college; the other roles cover the whole university. */
export const rolesFrom = ({
  roles,
  colleges,
}: {
  readonly roles: readonly StaffRole[];
  readonly colleges: readonly string[];
}): RoleInput[] =>
  roles.flatMap<RoleInput>((role) =>
    isOfColleges(role) ? colleges.map((collegeId) => ({ role, collegeId })) : [{ role, collegeId: null }],
  );
