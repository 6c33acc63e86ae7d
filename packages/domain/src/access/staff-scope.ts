import { type Actor, isOwn, type RecordOwner } from '../lifecycle/actor';
import { type ReviewStep, reviewStepRoles, reviewSteps } from '../vocabulary';
import { isOfColleges, rolesThatSee, type StudentData } from './staff-roles';

/** Ids of colleges; an empty list means none. */
export type CollegeScope = 'all' | readonly string[];

/**
 * The colleges whose students' data a member of staff may see. Staff never see their own record as staff: see
 * `seesStudent`.
 */
export function visibleColleges({ roles, collegeIds }: Actor, data: StudentData): CollegeScope {
  const seeing = rolesThatSee(data).filter((role) => roles.includes(role));
  if (seeing.some((role) => !isOfColleges(role))) return 'all';
  return seeing.length > 0 ? collegeIds : [];
}

/** Whether a member of staff may see this student's data. */
export function seesStudent(actor: Actor, data: StudentData, owner: RecordOwner): boolean {
  const colleges = visibleColleges(actor, data);
  return !isOwn(actor, owner) && (colleges === 'all' || colleges.includes(owner.collegeId));
}

/** The review steps that the actor decides, and for which students. */
export const reviewableSteps = ({ roles, collegeIds }: Actor): { step: ReviewStep; colleges: CollegeScope }[] =>
  reviewSteps
    .filter((step) => roles.includes(reviewStepRoles[step]))
    .map((step) => ({ step, colleges: isOfColleges(reviewStepRoles[step]) ? collegeIds : ('all' as const) }));
