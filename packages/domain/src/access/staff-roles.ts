import { type Role, reviewStepRoles, reviewSteps, type StaffRole, staffRoles } from '../vocabulary';

/**
 * The student data that staff read. `applications`: submitted applications with their requests; `register`: the
 * student register; `mobility`: students abroad, their check-ins and help requests.
 */
export type StudentData = 'applications' | 'register' | 'mobility';

interface StaffRoleDefinition {
  /** The role is assigned for single colleges and covers only their students; otherwise it covers all students. */
  readonly ofColleges: boolean;
  readonly sees: readonly StudentData[];
}

/**
 * The data each staff role may see, and of which students. The routes name the roles that may call them;
 * `reviewStepRoles` names the roles that decide a step.
 */
const definitions: Readonly<Record<StaffRole, StaffRoleDefinition>> = {
  college_reviewer: { ofColleges: true, sees: ['applications', 'register', 'mobility'] },
  office: { ofColleges: false, sees: ['applications', 'register', 'mobility'] },
  finance: { ofColleges: false, sees: ['applications'] },
  admin: { ofColleges: false, sees: ['applications', 'register'] },
};

/** Whether the role is assigned for single colleges. */
export const isOfColleges = (role: Role): boolean =>
  staffRoles.some((staff) => staff === role && definitions[staff].ofColleges);

/** The roles that may see the data, of all students or of those of their colleges. */
export const rolesThatSee = (data: StudentData): readonly StaffRole[] =>
  staffRoles.filter((role) => definitions[role].sees.includes(data));

/** The roles that decide a step of at least one review chain. */
export const reviewerRoles: readonly StaffRole[] = staffRoles.filter((role) =>
  reviewSteps.some((step) => reviewStepRoles[step] === role),
);
