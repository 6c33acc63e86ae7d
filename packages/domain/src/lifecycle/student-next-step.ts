import { arrivalCheckInDueOn, isOverdue } from '../deadlines/due-dates';
import { requestDefinitions } from '../requests/registry';
import { daysLeft, formatDate, type PlainDate } from '../time';
import { requestKinds, reviewStepLabels, type Stage, stageLabels } from '../vocabulary';
import type { ApplicationActionKey, NextStep } from './action';
import { canCheckIn, entryOpen, isReturnSubmitted } from './conditions';
import { currentStep } from './decide-application';
import type { ApplicationFacts, ApplicationState } from './state';

/** A due date is called soon from this many days before it. */
const soonDays = 7;

/** The next step of the student on their own application. */
export function studentNextStep(state: ApplicationState, facts: ApplicationFacts, today: PlainDate): NextStep {
  switch (state.stage) {
    case 'draft': {
      const closed = entryOpen(facts, state);
      if (closed) return wait('申请未提交', closed.message);
      const detail = facts.missingCount > 0 ? `还有 ${facts.missingCount} 项未完成` : '已填写完整，请提交';
      return task('完成并提交申请', facts.missingCount > 0 ? 'edit' : 'submit', facts.entry.closesOn, today, detail);
    }
    case 'under_review': {
      const step = currentStep(state);
      return wait(step ? `等待${reviewStepLabels[step]}` : '等待审核', '有结果会马上通知你');
    }
    case 'supplement_required':
      return task('补交材料', 'supplement', facts.taskDueOn, today, '');
    case 'revision_required':
      return task('修改并重新提交', facts.missingCount > 0 ? 'edit' : 'submit', facts.taskDueOn, today, '');
    case 'approved':
      return whenApproved(state, facts, today);
    case 'dispatched':
      return whenDispatched(state, facts, today);
    case 'returned':
      return requestTask(state, facts, today);
    default:
      return done(state.stage);
  }
}

function whenApproved(state: ApplicationState, facts: ApplicationFacts, today: PlainDate): NextStep {
  const change = facts.requests.pre_departure_change;
  if (change?.status === 'submitted') return wait(change.cancels ? '等待取消申请的审核' : '等待派出前变更的审核', '');
  return requestTask(state, facts, today);
}

function whenDispatched(state: ApplicationState, facts: ApplicationFacts, today: PlainDate): NextStep {
  const { departOn, arrivedOn, returnOn, nextCheckInOn } = facts;
  if (arrivedOn === null) {
    const leaves = departOn !== null && today < departOn ? `${formatDate(departOn, today)}出发` : '';
    if (!canCheckIn(facts)) return wait('准备出发', leaves);
    const detail = leaves || '到达后请报平安';
    const dueOn = departOn === null ? null : arrivalCheckInDueOn(departOn);
    return task('抵达后打卡', 'check_in', dueOn, today, detail);
  }
  if (isReturnSubmitted(facts)) return wait('等待返校手续的审核', '');
  const returning = returnOn !== null && today >= returnOn;
  if (nextCheckInOn !== null && !returning) return task('例行打卡', 'check_in', nextCheckInOn, today, '');
  const detail = returnOn !== null && !returning ? `${formatDate(returnOn, today)}返校` : '';
  return requestTask(state, facts, today, detail);
}

/** The request that is the main task of the stage: to submit, to resubmit, or to wait for. */
function requestTask(state: ApplicationState, facts: ApplicationFacts, today: PlainDate, detail?: string): NextStep {
  const kind = requestKinds.find((one) => requestDefinitions[one].task?.stage === state.stage);
  if (kind === undefined) return done(state.stage);
  const { label, eligibility, task: own } = requestDefinitions[kind];
  if (own === null || eligibility?.(facts, state)) return done(state.stage);
  const dueOn = own.dueOn(facts);
  switch (facts.requests[kind]?.status) {
    case 'submitted':
      return wait(`等待${label}的审核`, '有结果会马上通知你');
    case 'revision_required':
      return task(`修改${label}`, `request:${kind}`, dueOn, today, '已退回，请修改后重新提交');
    case 'approved':
      return wait(`${label}已通过`, '');
    default:
      return task(own.title, `request:${kind}`, dueOn, today, detail ?? own.detail);
  }
}

const done = (stage: Stage): NextStep => ({
  title: stageLabels[stage],
  action: null,
  dueOn: null,
  tone: 'done',
  detail: '',
});
const wait = (title: string, detail: string): NextStep => ({ title, action: null, dueOn: null, tone: 'wait', detail });

function task(
  title: string,
  action: ApplicationActionKey,
  dueOn: PlainDate | null,
  today: PlainDate,
  detail: string,
): NextStep {
  return { title, action, dueOn, tone: toneOf(dueOn, today), detail };
}

function toneOf(dueOn: PlainDate | null, today: PlainDate): NextStep['tone'] {
  if (dueOn === null) return 'now';
  if (isOverdue(dueOn, today)) return 'overdue';
  return daysLeft(dueOn, today) <= soonDays ? 'soon' : 'now';
}
