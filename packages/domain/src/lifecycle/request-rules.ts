import { type RequestKind, type Stage, stages } from '../vocabulary';
import type { Condition } from './conditions';
import * as conditions from './conditions';

export interface RequestRule {
  /** Stages of the application at which the student may open and submit one. */
  readonly stages: readonly Stage[];
  readonly tooEarly: string;
  readonly tooLate: string;
  /** To open it, and to submit it. */
  readonly conditions: readonly Condition[];
  /** To submit it, beyond that. */
  readonly submitConditions: readonly Condition[];
  /** To approve or reject it. */
  readonly decideConditions: readonly Condition[];
  /** To approve it at the last step of its chain, beyond that. */
  readonly lastApprovalConditions: readonly Condition[];
  /** Once approved there is no second one. */
  readonly once: boolean;
  /** Others are only sent back. */
  readonly rejectable: boolean;
}

const afterApproval = '校内审核通过后可用';
const afterDispatch = '派出后可用';

/** When each kind of request may be opened, submitted and decided. */
export const requestRules: Readonly<Record<RequestKind, RequestRule>> = {
  dispatch_confirmation: {
    stages: ['approved'],
    tooEarly: afterApproval,
    tooLate: '已完成派出确认',
    conditions: [],
    submitConditions: [],
    decideConditions: [conditions.noPendingChange],
    lastApprovalConditions: [conditions.readyForDispatch],
    once: true,
    rejectable: false,
  },
  pre_departure_change: {
    stages: ['under_review', 'supplement_required', 'revision_required', 'approved'],
    tooEarly: '提交申请后可用',
    tooLate: '已派出，请使用变更交流计划',
    conditions: [],
    submitConditions: [],
    decideConditions: [],
    lastApprovalConditions: [],
    once: false,
    rejectable: true,
  },
  budget_application: {
    stages: ['approved', 'dispatched'],
    tooEarly: afterApproval,
    tooLate: '返校后不能再申请',
    conditions: [conditions.budgetEligible],
    submitConditions: [],
    decideConditions: [],
    lastApprovalConditions: [],
    once: true,
    rejectable: true,
  },
  plan_change: {
    stages: ['dispatched'],
    tooEarly: afterDispatch,
    tooLate: '返校后不能再变更',
    conditions: [conditions.returnNotSubmitted],
    submitConditions: [],
    decideConditions: [conditions.returnNotSubmitted],
    lastApprovalConditions: [],
    once: false,
    rejectable: true,
  },
  return_formalities: {
    stages: ['dispatched'],
    tooEarly: afterDispatch,
    tooLate: '返校手续已办结',
    conditions: [conditions.arrived],
    submitConditions: [conditions.noPlanChangePending],
    decideConditions: [],
    lastApprovalConditions: [],
    once: true,
    rejectable: false,
  },
  funding_application: {
    stages: ['dispatched', 'returned'],
    tooEarly: '提交返校手续后可用',
    tooLate: '已办结',
    conditions: [conditions.fundingEligible, conditions.returnSubmitted],
    submitConditions: [],
    decideConditions: [conditions.returnApproved],
    lastApprovalConditions: [],
    once: true,
    rejectable: true,
  },
};

/** Why a request of the kind cannot be opened or submitted at a stage, in words; null when it can. */
export function stageProblem(rule: RequestRule, stage: Stage): string | null {
  if (rule.stages.includes(stage)) return null;
  const first = Math.min(...rule.stages.map((s) => stages.indexOf(s)));
  return stages.indexOf(stage) < first ? rule.tooEarly : rule.tooLate;
}
