import { isFinalStage, type Stage, stageLabels } from '../vocabulary';
import type { Reason } from './action';
import type { ApplicationEvent } from './event';
import { reasons } from './reasons';

type ByStage = Readonly<Partial<Record<Stage, string>>>;

/** Refusals for events at stages where "not now" would be too vague. */
const messages: Readonly<Partial<Record<ApplicationEvent['type'], ByStage>>> = {
  edit: { under_review: '审核中，需要修改请先撤回', supplement_required: '现在只需补交材料' },
  attach: { under_review: '审核中，需要修改请先撤回' },
  submit: { under_review: '已经提交，正在审核', supplement_required: '请使用补交材料' },
  recall: {
    draft: '尚未提交',
    supplement_required: '补交后可用',
    revision_required: '已退回，可以直接修改',
    approved: '已通过，请使用派出前变更',
  },
  approve: { supplement_required: '等待学生补交材料', revision_required: '等待学生修改' },
  return: { supplement_required: '等待学生补交材料' },
  ask_supplement: { supplement_required: '已要求补充材料' },
  supplement: { under_review: '没有需要补交的材料' },
  check_in: {
    draft: '派出确认通过后可用',
    under_review: '派出确认通过后可用',
    supplement_required: '派出确认通过后可用',
    revision_required: '派出确认通过后可用',
    approved: '派出确认通过后可用',
    returned: '交流已结束',
  },
  office_cancel: { under_review: '审核中，请使用不通过' },
  waive_funding: { dispatched: '返校手续通过后可用' },
};

/** Why an event is not possible at a stage. */
export function stageRefusal(event: ApplicationEvent['type'], stage: Stage): Reason {
  if (isFinalStage(stage)) return reasons.final(stageLabels[stage]);
  return reasons.wrongStage(messages[event]?.[stage] ?? `目前是“${stageLabels[stage]}”，不能进行此操作`);
}
