import type { Condition } from '../lifecycle/conditions';
import type { ApplicationFacts, ApplicationState } from '../lifecycle/state';
import { type Stage, stages } from '../vocabulary';
import type { RequestKindDefinition } from './request-kind';

/** Why a request of the kind cannot be opened or submitted at a stage, in words; null when it can. */
export function stageProblem(kind: RequestKindDefinition, stage: Stage): string | null {
  if (kind.stages.includes(stage)) return null;
  const first = Math.min(...kind.stages.map((s) => stages.indexOf(s)));
  return stages.indexOf(stage) < first ? kind.tooEarly : kind.tooLate;
}

/** What must hold to open a request of the kind, and to submit it. */
export function openingConditions({ eligibility, conditions }: RequestKindDefinition): readonly Condition[] {
  return eligibility === null ? conditions : [eligibility, ...conditions];
}

/** Whether a request of the kind is worth showing: never where the programme does not offer it. */
export function isShown(kind: RequestKindDefinition, state: ApplicationState, facts: ApplicationFacts): boolean {
  if (kind.eligibility?.(facts, state)) return false;
  return kind.stages.includes(state.stage) || kind.announcedAt.includes(state.stage);
}
