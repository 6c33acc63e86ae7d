import { type ReviewStep, reviewStepLabels } from '../vocabulary';
import type { Reason } from './action';
import type { Refusal } from './decision';

const reason = (code: string, message: string): Reason => ({ code, message });

/** The reasons shown to the person. They are short because they stand at the end of a line. */
export const reasons = {
  notYours: reason('not_yours', '只能由学生本人操作'),
  forbidden: reason('forbidden', '你没有权限进行此操作'),
  ownRecord: reason('own_record', '不能处理本人的申请'),
  otherCollege: reason('other_college', '不在你负责的学院'),
  notYourStep: (step: ReviewStep) => reason('not_your_step', `目前由${reviewStepLabels[step]}处理`),
  noChain: reason('no_review_chain', '尚未设置审核流程，请联系国际处'),
  final: (label: string) => reason('final', `${label}，不能再操作`),
  missing: (count: number) => reason('incomplete', `还有 ${count} 项未完成`),

  programmeNotOpen: reason('programme_not_open', '该项目目前不接受申请'),
  alreadyApplied: reason('already_applied', '你已申请该项目'),
  groupNotEligible: (groups: string) => reason('group_not_eligible', `该项目面向${groups}`),
  windowClosed: reason('window_closed', '申请已截止'),
  lateEntryExpired: reason('late_entry_expired', '补录时间或补录许可已过期'),
  recallAfterClose: reason('window_closed', '请联系审核人退回'),
  pendingCancel: reason('cancel_pending', '学生已申请取消，请先处理'),
  pendingChange: reason('change_pending', '请先处理派出前变更'),
  noPlaceLeft: reason('no_place_left', '名额已满'),
  notOverdue: reason('not_overdue', '逾期后可用'),
  arrived: reason('arrived', '学生已抵达，请改用变更交流计划'),

  fundingNotEligible: reason('not_eligible', '该项目不提供资助'),
  budgetNotEligible: reason('not_eligible', '该项目不能申请经费预算'),
  notArrived: reason('not_arrived', '抵达打卡后可用'),
  returnNotSubmitted: reason('return_not_submitted', '提交返校手续后可用'),
  returnSubmitted: reason('return_submitted', '返校手续已提交，请先撤回'),
  returnNotApproved: reason('return_not_approved', '返校手续通过后可用'),
  planChangePending: reason('plan_change_pending', '变更交流计划审核中，请等待结果或先撤回'),
  fundingUnderReview: reason('funding_under_review', '资助申请审核中'),
  notYetDue: reason('not_yet_due', '尚未到办结时间'),
  requestUnderReview: reason('request_under_review', '审核中'),
  alreadyApproved: reason('already_approved', '已通过'),
  onlySentBack: reason('only_sent_back', '此类申请只能退回修改'),
  amountTooHigh: reason('amount_too_high', '核定金额须大于 0 且不超过申请金额'),

  wrongStage: (message: string) => reason('wrong_stage', message),
  opensOn: (date: string) => reason('not_open_yet', `${date}起可用`),
} as const;

export const refuse = (why: Reason): Refusal => ({ allowed: false, reason: why });
