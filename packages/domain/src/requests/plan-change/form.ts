import type { FormDefinition } from '../../forms/definition';

/** 变更交流计划: while abroad. */
export const planChangeForm: FormDefinition = {
  key: 'plan_change',
  title: '变更交流计划',
  fields: [
    {
      key: 'changeType',
      label: '变更类型',
      type: 'choice',
      required: true,
      options: [
        { value: 'extension', label: '延期' },
        { value: 'early_return', label: '提前返校' },
        { value: 'host', label: '变更接收院校或机构' },
        { value: 'study_plan', label: '变更学习计划' },
      ],
    },
    {
      key: 'newReturnOn',
      label: '新的返校日期',
      type: 'date',
      required: true,
      when: { field: 'changeType', in: ['extension', 'early_return'] },
    },
    {
      key: 'newHost',
      label: '新的接收院校或机构',
      type: 'text',
      required: true,
      max: 100,
      when: { field: 'changeType', in: ['host'] },
    },
    {
      key: 'newStudyPlan',
      label: '新的学习计划',
      type: 'paragraph',
      required: true,
      min: 50,
      max: 3000,
      when: { field: 'changeType', in: ['study_plan'] },
    },
    { key: 'reason', label: '变更原因', type: 'paragraph', required: true, min: 10, max: 1000 },
  ],
};
