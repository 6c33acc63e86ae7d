import type { Milestone, ProgressStep } from '@yuanhang/contract';
import {
  type ApplicationState,
  lastReviewOf,
  milestoneLabels,
  milestones,
  milestonesDone,
  progress,
  type RequestState,
} from '@yuanhang/domain';
import { toInstant } from '../../../platform/database';
import type { TimelineRow } from '../reads/rows';

const states = { done: 'done', current: 'current', waiting: 'current', to_come: 'ahead', stopped: 'stopped' } as const;

/**
 * 进度: the submission, then every step of the chain with its status and the last reviewer who acted on it.
 * @param history of the application or the request alone, oldest first
 */
export function presentProgress(
  record: ApplicationState | RequestState,
  history: readonly TimelineRow[],
): ProgressStep[] {
  const isDraft = 'stage' in record ? record.stage === 'draft' : record.status === 'draft';
  const handedIn = isDraft ? undefined : history.findLast(({ operation }) => operation === 'submit');
  const first: ProgressStep = {
    step: null,
    label: '学生提交',
    state: isDraft ? 'current' : 'done',
    ...acted(handedIn),
  };
  const steps = progress(record).map(({ step, label, status }): ProgressStep => {
    const last = status === 'to_come' || isDraft ? undefined : lastReviewOf(step, history);
    return { step, label, state: states[status], ...acted(last) };
  });
  return [first, ...steps];
}

const acted = (entry: TimelineRow | undefined) => ({
  at: entry ? toInstant(entry.at) : null,
  by: entry?.actor_name ?? null,
  comment: entry?.comment ?? null,
});

/** The five milestones; of an application that ended early, only its submission. */
export function presentMilestones(state: ApplicationState, hasArrived: boolean): Milestone[] {
  const done = milestonesDone(state.stage, hasArrived);
  return milestones.map((milestone, index) => ({
    key: milestone === 'apply' ? 'application' : milestone,
    label: milestoneLabels[milestone],
    state: done === null ? (index === 0 && state.everSubmitted ? 'done' : 'ahead') : place(index, done),
  }));
}

const place = (index: number, done: number) => (index < done ? 'done' : index === done ? 'current' : 'ahead');
