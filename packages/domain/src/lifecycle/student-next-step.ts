import { arrivalCheckInDueOn, dispatchConfirmationDueOn, fundingDueOn, isOverdue } from '../deadlines/due-dates';
import { daysLeft, formatDate, type PlainDate } from '../time';
import { type RequestKind, requestKindLabels, reviewStepLabels, type Stage, stageLabels } from '../vocabulary';
import type { ApplicationActionKey, NextStep } from './action';
import { canCheckIn, entryOpen, isReturnSubmitted } from './conditions';
import { currentStep } from './decide-application';
import type { ApplicationFacts, ApplicationState } from './state';

/** From so many days before a due date it is called soon. */
const soonDays = 7;

/** What the student should do about their own application now. */
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
      return whenApproved(facts, today);
    case 'dispatched':
      return whenDispatched(facts, today);
    case 'returned':
      return whenReturned(facts, today);
    default:
      return done(state.stage);
  }
}

function whenApproved(facts: ApplicationFacts, today: PlainDate): NextStep {
  const change = facts.requests.pre_departure_change;
  if (change?.status === 'submitted') return wait(change.cancels ? '等待取消申请的审核' : '等待派出前变更的审核', '');
  const dueOn = facts.departOn === null ? null : dispatchConfirmationDueOn(facts.departOn);
  return request('dispatch_confirmation', '填写派出确认', dueOn, facts, today);
}

function whenDispatched(facts: ApplicationFacts, today: PlainDate): NextStep {
  const { departOn, arrivedOn, returnOn, nextCheckInOn, returnDueOn } = facts;
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
  return request('return_formalities', '办理返校手续', returnDueOn, facts, today, detail);
}

function whenReturned(facts: ApplicationFacts, today: PlainDate): NextStep {
  if (!facts.fundingEligible) return done('returned');
  const dueOn = facts.returnApprovedOn === null ? null : fundingDueOn(facts.returnApprovedOn);
  return request('funding_application', '申请资助', dueOn, facts, today, '不需要资助可以放弃');
}

/** A request the student should hand in, hand in again, or wait for. */
function request(
  kind: RequestKind,
  title: string,
  dueOn: PlainDate | null,
  facts: ApplicationFacts,
  today: PlainDate,
  detail = '',
): NextStep {
  switch (facts.requests[kind]?.status) {
    case 'submitted':
      return wait(`等待${requestKindLabels[kind]}的审核`, '有结果会马上通知你');
    case 'revision_required':
      return task(`修改${requestKindLabels[kind]}`, `request:${kind}`, dueOn, today, '已退回，请修改后重新提交');
    case 'approved':
      return wait(`${requestKindLabels[kind]}已通过`, '');
    default:
      return task(title, `request:${kind}`, dueOn, today, detail);
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
