import {
  moneyRequestKinds,
  type RequestKind,
  type Role,
  reviewStepRoles,
  reviewSteps,
  type StaffRole,
  staffRoles,
} from '../vocabulary';

/**
 * The student data that staff read. `applications`: submitted applications with their requests; `files`: the files and
 * the printed papers of both; `register`: the student register; `mobility`: students abroad, their check-ins with
 * photos, and help requests.
 */
export type StudentData = 'applications' | 'files' | 'register' | 'mobility';

/**
 * All of the data, or only what belongs to requests of some kinds: these requests, their files, and the applications that
 * have one.
 */
export type Extent = 'all' | readonly RequestKind[];
const none: Extent = [];

interface StaffRoleDefinition {
  /** The role is assigned for single colleges and covers only their students; otherwise it covers all students. */
  readonly ofColleges: boolean;
  readonly sees: Readonly<Partial<Record<StudentData, Extent>>>;
}

/**
 * The data each staff role may see, and of which students. The routes name the roles that may call them;
 * `reviewStepRoles` names the roles that decide a step.
 */
const definitions: Readonly<Record<StaffRole, StaffRoleDefinition>> = {
  college_reviewer: { ofColleges: true, sees: { applications: 'all', files: 'all', register: 'all', mobility: 'all' } },
  office: { ofColleges: false, sees: { applications: 'all', files: 'all', register: 'all', mobility: 'all' } },
  finance: { ofColleges: false, sees: { applications: moneyRequestKinds, files: moneyRequestKinds } },
  admin: { ofColleges: false, sees: { applications: 'all', register: 'all' } },
};

/** Whether the role is assigned for single colleges. */
export const isOfColleges = (role: Role): boolean =>
  staffRoles.some((staff) => staff === role && definitions[staff].ofColleges);

/** How much of the data the role sees; an empty list for none. */
export const extentOf = (role: StaffRole, data: StudentData): Extent => definitions[role].sees[data] ?? none;

/** The roles that may see the data or a part of it, of all students or of those of their colleges. */
export const rolesThatSee = (data: StudentData): readonly StaffRole[] =>
  staffRoles.filter((role) => extentOf(role, data).length > 0);

/** The roles that decide a step of at least one review chain. */
export const reviewerRoles: readonly StaffRole[] = staffRoles.filter((role) =>
  reviewSteps.some((step) => reviewStepRoles[step] === role),
);
