import { type Actor, isOwn, type RecordOwner } from '../lifecycle/actor';
import { type RequestKind, type ReviewStep, reviewStepRoles, reviewSteps } from '../vocabulary';
import { type Extent, extentOf, isOfColleges, rolesThatSee, type StudentData } from './staff-roles';

/** Ids of colleges; an empty list means none. */
export type CollegeScope = 'all' | readonly string[];

/** The part of the data that one role of a person shows. */
export interface DataScope {
  readonly colleges: CollegeScope;
  readonly extent: Extent;
  /**
   * The steps that the role decides. Where the extent is limited, applications with one of them in their own chain belong
   * to it too: nobody decides what they cannot read.
   */
  readonly steps: readonly ReviewStep[];
}

/**
 * What a member of staff may see of some data: everything within one of these scopes, none for an empty list. Staff never
 * see their own record as staff: see `seesStudent`.
 */
export const visibleScopes = ({ roles, collegeIds }: Actor, data: StudentData): readonly DataScope[] =>
  rolesThatSee(data)
    .filter((role) => roles.includes(role) && (!isOfColleges(role) || collegeIds.length > 0))
    .map((role) => ({
      colleges: isOfColleges(role) ? collegeIds : 'all',
      extent: extentOf(role, data),
      steps: reviewSteps.filter((step) => reviewStepRoles[step] === role),
    }));

/** Whether a member of staff may see all of this student's data, and not only what belongs to some kinds of requests. */
export const seesStudent = (actor: Actor, data: StudentData, owner: RecordOwner): boolean =>
  isWithin(actor, data, owner, (extent) => extent === 'all');

/** Whether a member of staff may see the data of a request of this kind. */
export const seesRequest = (actor: Actor, data: StudentData, owner: RecordOwner, kind: RequestKind): boolean =>
  isWithin(actor, data, owner, (extent) => extent === 'all' || extent.includes(kind));

const isWithin = (actor: Actor, data: StudentData, owner: RecordOwner, covers: (extent: Extent) => boolean): boolean =>
  !isOwn(actor, owner) &&
  visibleScopes(actor, data).some(
    ({ colleges, extent }) => covers(extent) && (colleges === 'all' || colleges.includes(owner.collegeId)),
  );

/** The review steps that the actor decides, and for which students. */
export const reviewableSteps = ({ roles, collegeIds }: Actor): { step: ReviewStep; colleges: CollegeScope }[] =>
  reviewSteps
    .filter((step) => roles.includes(reviewStepRoles[step]))
    .map((step) => ({ step, colleges: isOfColleges(reviewStepRoles[step]) ? collegeIds : ('all' as const) }));
