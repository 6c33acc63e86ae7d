import { type ReviewStep, reviewStepLabels, type Stage } from '../vocabulary';
import type { ApplicationState, RequestState } from './state';

/** One step of 进度: the chain including the steps to come. Past events are in the timeline. */
export interface ProgressStep {
  readonly step: ReviewStep;
  readonly label: string;
  /**
   * `waiting`: the student has to act, and the application returns to this step. `stopped`: it ended at or before
   * this step.
   */
  readonly status: 'done' | 'current' | 'waiting' | 'to_come' | 'stopped';
}

/** The events by which a reviewer acts on the current step of a chain. */
export const reviewEvents = ['approve', 'return', 'reject', 'ask_supplement', 'withdraw_supplement'] as const;

/** The parts of an entry of the history that the progress reads. */
export interface ProgressEvent {
  readonly operation: string;
  /** The step that acted; null when the actor was not a reviewer. */
  readonly step: ReviewStep | null;
}

/**
 * The last act of a reviewer on a step of the record's own chain; undefined while there is none. Entries of the same
 * step about other matters, such as a cancellation by the office or a request that moved the stage, do not count, nor
 * does a round of review that the student recalled.
 * @param history of the application or the request alone, oldest first
 */
export function lastReviewOf<E extends ProgressEvent>(step: ReviewStep, history: readonly E[]): E | undefined {
  const acts = history
    .slice(history.map(({ operation }) => operation).lastIndexOf('recall') + 1)
    .filter((entry) => entry.step === step && reviewEvents.some((event) => event === entry.operation));
  return acts[acts.length - 1];
}

/** The review chain of an application or a request, with the status of each step. */
export function progress(record: ApplicationState | RequestState): ProgressStep[] {
  const { at, status } = position(record);
  return record.chain.map((step, index) => ({
    step,
    label: reviewStepLabels[step],
    status: index < at ? 'done' : index === at ? status : status === 'stopped' ? 'stopped' : 'to_come',
  }));
}

interface Position {
  /** Steps before this index are done. */
  readonly at: number;
  /** The status of the step at the index. */
  readonly status: ProgressStep['status'];
}

function position(record: ApplicationState | RequestState): Position {
  const all = record.chain.length;
  const { stepIndex, returningStep } = record;
  switch ('stage' in record ? record.stage : record.status) {
    case 'draft':
      return { at: 0, status: 'to_come' };
    case 'under_review':
    case 'submitted':
      return { at: stepIndex, status: 'current' };
    case 'supplement_required':
      return { at: ('askingStep' in record ? record.askingStep : null) ?? stepIndex, status: 'waiting' };
    case 'revision_required':
      return { at: returningStep ?? stepIndex, status: 'waiting' };
    case 'approved':
    case 'dispatched':
    case 'returned':
    case 'closed':
      return { at: all, status: 'done' };
    case 'rejected':
    case 'cancelled':
    case 'lapsed':
    case 'void':
      return { at: stepIndex, status: 'stopped' };
  }
}

export const milestones = ['apply', 'review', 'dispatch', 'abroad', 'return'] as const;
export type Milestone = (typeof milestones)[number];
export const milestoneLabels: Record<Milestone, string> = {
  apply: '申请',
  review: '审核',
  dispatch: '派出',
  abroad: '在外',
  return: '返校',
};

/** The number of completed milestones; the next one is current. Null when the application ended early. */
export function milestonesDone(stage: Stage, hasArrived: boolean): number | null {
  switch (stage) {
    case 'draft':
      return 0;
    case 'under_review':
    case 'supplement_required':
    case 'revision_required':
      return 1;
    case 'approved':
      return 2;
    case 'dispatched':
      return hasArrived ? 3 : 2;
    case 'returned':
    case 'closed':
      return 5;
    default:
      return null;
  }
}
