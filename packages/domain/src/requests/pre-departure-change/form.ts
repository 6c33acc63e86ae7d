import type { FormDefinition } from '../../forms/definition';

/** 派出前变更: a change of the plan before departure, or a cancellation. */
export const preDepartureChangeForm: FormDefinition = {
  key: 'pre_departure_change',
  title: '派出前变更',
  fields: [
    {
      key: 'changeType',
      label: '变更类型',
      type: 'choice',
      required: true,
      options: [
        { value: 'change', label: '变更信息' },
        { value: 'cancel', label: '取消参加' },
      ],
    },
    { key: 'newStartOn', label: '新的开始日期', type: 'date', when: { field: 'changeType', in: ['change'] } },
    { key: 'newEndOn', label: '新的结束日期', type: 'date', when: { field: 'changeType', in: ['change'] } },
    {
      key: 'newHost',
      label: '新的接收院校或机构',
      type: 'text',
      max: 100,
      when: { field: 'changeType', in: ['change'] },
    },
    {
      key: 'details',
      label: '变更内容',
      type: 'paragraph',
      required: true,
      max: 1000,
      help: '原来是什么，现在改为什么',
      when: { field: 'changeType', in: ['change'] },
    },
    { key: 'reason', label: '原因', type: 'paragraph', required: true, min: 10, max: 1000 },
  ],
  dateOrders: [{ earlier: 'newStartOn', later: 'newEndOn', message: '结束日期不能早于开始日期' }],
};
