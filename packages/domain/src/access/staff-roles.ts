import { type Role, reviewStepRoles, reviewSteps, type StaffRole, staffRoles } from '../vocabulary';

/**
 * What of students staff look at. `applications`: what was handed in, with its requests; `register`: the student register;
 * `mobility`: students abroad, their check-ins and calls for help.
 */
export type StudentData = 'applications' | 'register' | 'mobility';

interface StaffRoleDefinition {
  /** Given for single colleges, whose students it concerns; else it concerns all. */
  readonly ofColleges: boolean;
  readonly sees: readonly StudentData[];
}

/** What each role of staff sees, and of whom. The routes name who may call them; `reviewStepRoles` who decides a step. */
const definitions: Readonly<Record<StaffRole, StaffRoleDefinition>> = {
  college_reviewer: { ofColleges: true, sees: ['applications', 'register', 'mobility'] },
  office: { ofColleges: false, sees: ['applications', 'register', 'mobility'] },
  finance: { ofColleges: false, sees: ['applications'] },
  admin: { ofColleges: false, sees: ['applications', 'register'] },
};

/** Whether a role is given for single colleges. */
export const isOfColleges = (role: Role): boolean =>
  staffRoles.some((staff) => staff === role && definitions[staff].ofColleges);

/** The roles that see the data, of all students or of those of their colleges. */
export const rolesThatSee = (data: StudentData): readonly StaffRole[] =>
  staffRoles.filter((role) => definitions[role].sees.includes(data));

/** The roles that decide a step of some review chain. */
export const reviewerRoles: readonly StaffRole[] = staffRoles.filter((role) =>
  reviewSteps.some((step) => reviewStepRoles[step] === role),
);
