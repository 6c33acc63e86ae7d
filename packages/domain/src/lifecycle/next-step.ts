import type { PlainDate } from '../time';
import type { NextStep } from './action';
import type { Actor } from './actor';
import { checkActor } from './allowed-actors';
import { isCancelPending, readyForApproval } from './conditions';
import { currentStep } from './decide-application';
import type { ApplicationFacts, ApplicationState } from './state';
import { studentNextStep } from './student-next-step';

/**
 * The next step of the actor on an application, or what the actor waits for; null when it does not concern them.
 * @param today the date in the zone where the deadline counts: the destination's while a check-in is next, otherwise
 * Asia/Shanghai
 */
export function nextStep(
  state: ApplicationState,
  actor: Actor,
  facts: ApplicationFacts,
  today: PlainDate,
): NextStep | null {
  if (checkActor('student', actor, facts, null) === null) return studentNextStep(state, facts, today);
  const step = state.stage === 'under_review' ? currentStep(state) : null;
  if (step === null || checkActor('step_reviewer', actor, facts, step) !== null) return null;
  if (isCancelPending(facts)) {
    return { title: '学生已申请取消', action: null, dueOn: null, tone: 'wait', detail: '处理取消申请后再审核' };
  }
  const unmet = readyForApproval(facts, state);
  if (unmet) return { title: '审核申请', action: null, dueOn: null, tone: 'wait', detail: unmet.message };
  return { title: '审核申请', action: 'approve', dueOn: null, tone: 'now', detail: '' };
}
