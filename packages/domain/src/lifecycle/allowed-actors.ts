import { isOfColleges } from '../access/staff-roles';
import { seesStudent } from '../access/staff-scope';
import { type ReviewStep, reviewStepRoles, reviewSteps } from '../vocabulary';
import type { Reason } from './action';
import { type Actor, isOwn, type RecordOwner } from './actor';
import { reasons } from './reasons';

/** The actors who may cause an event. */
export type AllowedActor = 'student' | 'step_reviewer' | 'office' | 'student_or_staff' | 'system';

/** Whether the actor reviews this step for this student's college, regardless of whose record it is. */
export function reviews(step: ReviewStep, actor: Actor, owner: RecordOwner): boolean {
  if (!actor.roles.includes(reviewStepRoles[step])) return false;
  return !isOfColleges(reviewStepRoles[step]) || actor.collegeIds.includes(owner.collegeId);
}

/**
 * Why the actor may not cause an event; null when the actor may. Staff never decide their own record.
 * @param step the current review step; null outside review
 */
export function checkActor(
  allowed: AllowedActor,
  actor: Actor,
  owner: RecordOwner,
  step: ReviewStep | null,
): Reason | null {
  switch (allowed) {
    case 'system':
      return actor.roles.includes('system') ? null : reasons.forbidden;
    case 'student':
      return actor.roles.includes('student') && isOwn(actor, owner) ? null : reasons.notYours;
    case 'office':
      return actor.roles.includes('office') ? notOwn(actor, owner) : reasons.forbidden;
    case 'student_or_staff':
      return isOwn(actor, owner) ? checkActor('student', actor, owner, step) : checkCaretaker(actor, owner);
    case 'step_reviewer':
      return checkReviewer(actor, owner, step);
  }
}

function checkReviewer(actor: Actor, owner: RecordOwner, step: ReviewStep | null): Reason | null {
  const reviewsAny = reviewSteps.some((any) => actor.roles.includes(reviewStepRoles[any]));
  if (!reviewsAny) return reasons.forbidden;
  if (!reviewSteps.some((any) => reviews(any, actor, owner))) return reasons.otherCollege;
  // Outside review there is no step, and the refusal by the stage is more precise.
  if (step === null || reviews(step, actor, owner)) return notOwn(actor, owner);
  return actor.roles.includes(reviewStepRoles[step]) ? reasons.otherCollege : reasons.notYourStep(step);
}

/** Allows staff to check in for the student. */
const checkCaretaker = (actor: Actor, owner: RecordOwner): Reason | null =>
  seesStudent(actor, 'mobility', owner) ? null : reasons.forbidden;

const notOwn = (actor: Actor, owner: RecordOwner) => (isOwn(actor, owner) ? reasons.ownRecord : null);
