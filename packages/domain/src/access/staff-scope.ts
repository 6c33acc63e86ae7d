import { type Actor, isOwn, type RecordOwner } from '../lifecycle/actor';
import { type ReviewStep, type Role, reviewStepRoles, reviewSteps } from '../vocabulary';

/**
 * What of students staff look at. `applications`: what was handed in, with its requests; `register`: the student register;
 * `mobility`: students abroad, their check-ins and calls for help.
 */
export type StudentData = 'applications' | 'register' | 'mobility';

/** Roles that see it of every college; a college reviewer sees it of their colleges. */
const ofEveryCollege: Readonly<Record<StudentData, readonly Role[]>> = {
  applications: ['office', 'finance', 'admin'],
  register: ['office', 'admin'],
  mobility: ['office'],
};

/** Colleges by their ids; empty: none. */
export type CollegeScope = 'all' | readonly string[];

/** The colleges whose students' data a member of staff may see. Nobody sees their own record as staff: see `seesStudent`. */
export function visibleColleges({ roles, collegeIds }: Actor, data: StudentData): CollegeScope {
  if (roles.some((role) => ofEveryCollege[data].includes(role))) return 'all';
  return roles.includes('college_reviewer') ? collegeIds : [];
}

/** Whether a member of staff may see this student's data. */
export function seesStudent(actor: Actor, data: StudentData, owner: RecordOwner): boolean {
  const colleges = visibleColleges(actor, data);
  return !isOwn(actor, owner) && (colleges === 'all' || colleges.includes(owner.collegeId));
}

/** The steps of review chains that somebody decides, and of whose students. */
export const reviewableSteps = ({ roles, collegeIds }: Actor): { step: ReviewStep; colleges: CollegeScope }[] =>
  reviewSteps
    .filter((step) => roles.includes(reviewStepRoles[step]))
    .map((step) => ({ step, colleges: step === 'college' ? collegeIds : ('all' as const) }));
