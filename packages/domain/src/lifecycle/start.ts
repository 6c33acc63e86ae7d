import { formatDate, type PlainDate } from '../time';
import { type EligibleGroup, eligibleGroupLabels, type ProgrammeStatus } from '../vocabulary';
import type { Reason } from './action';
import type { Refusal } from './decision';
import { reasons, refuse } from './reasons';

/** The facts that decide whether a student may start an application to a programme. */
export interface StartFacts {
  readonly programmeStatus: ProgrammeStatus;
  readonly eligibleGroups: readonly EligibleGroup[];
  /** Null when the register has no value. */
  readonly studentGroup: EligibleGroup | null;
  readonly windowOpen: boolean;
  /** First day of the window; null means open from publication. */
  readonly opensOn: PlainDate | null;
  readonly lateWindowOpen: boolean;
  readonly passValid: boolean;
  readonly placesLeft: number | null;
  /** The student has an application to this programme that is not final. */
  readonly hasOpenApplication: boolean;
  /** Asia/Shanghai. */
  readonly today: PlainDate;
}

export type StartDecision = { readonly allowed: true; readonly lateEntry: boolean } | Refusal;

/**
 * Decides whether the student may start an application, and whether as a late entry; a refusal carries the exact
 * reason.
 */
export function decideStart(facts: StartFacts): StartDecision {
  if (facts.programmeStatus !== 'published' && !(facts.programmeStatus === 'closed' && facts.passValid)) {
    return refuse(reasons.programmeNotOpen);
  }
  if (facts.hasOpenApplication) return refuse(reasons.alreadyApplied);
  if (facts.studentGroup === null || !facts.eligibleGroups.includes(facts.studentGroup)) {
    return refuse(reasons.groupNotEligible(facts.eligibleGroups.map((group) => eligibleGroupLabels[group]).join('、')));
  }
  if (facts.placesLeft !== null && facts.placesLeft <= 0) return refuse(reasons.noPlaceLeft);
  if (facts.windowOpen) return { allowed: true, lateEntry: false };
  if (facts.lateWindowOpen || facts.passValid) return { allowed: true, lateEntry: true };
  return refuse(whyClosed(facts));
}

function whyClosed({ opensOn, today }: StartFacts): Reason {
  return opensOn !== null && today < opensOn ? reasons.opensOn(formatDate(opensOn, today)) : reasons.windowClosed;
}
