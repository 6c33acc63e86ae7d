import type { Condition } from '../lifecycle/conditions';
import type { ApplicationFacts, ApplicationState } from '../lifecycle/state';
import { type Stage, stages } from '../vocabulary';
import type { RequestKindDefinition } from './request-kind';

/** Why a request of the kind cannot be opened or submitted at a stage, in Chinese; null when it can. */
export function stageProblem(kind: RequestKindDefinition, stage: Stage): string | null {
  if (kind.stages.includes(stage)) return null;
  const first = Math.min(...kind.stages.map((s) => stages.indexOf(s)));
  return stages.indexOf(stage) < first ? kind.tooEarly : kind.tooLate;
}

/** The conditions for opening and for submitting a request of the kind. */
export function openingConditions({ eligibility, conditions }: RequestKindDefinition): readonly Condition[] {
  return eligibility === null ? conditions : [eligibility, ...conditions];
}

/** Whether a request of the kind is shown: never when the programme does not offer it. */
export function isShown(kind: RequestKindDefinition, state: ApplicationState, facts: ApplicationFacts): boolean {
  if (kind.eligibility?.(facts, state)) return false;
  return kind.stages.includes(state.stage) || kind.announcedAt.includes(state.stage);
}
