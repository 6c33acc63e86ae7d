import type { PlainDate } from '../time';
import type { NextStep } from './action';
import type { Actor } from './actor';
import { checkActor } from './allowed-actors';
import { isCancelPending, readyForApproval } from './conditions';
import { currentStep } from './decide-application';
import type { ApplicationFacts, ApplicationState } from './state';
import { studentNextStep } from './student-next-step';

/**
 * What the actor should do about an application, or wait for; null when it is none of their business.
 * @param today where the deadline counts: the destination's day while a check-in is next, else Asia/Shanghai
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
