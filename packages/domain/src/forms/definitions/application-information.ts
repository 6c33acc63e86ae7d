import type { FormDefinition } from '../definition';

/** Page 2 of an application, before the programme's own questions. */
export const applicationInformationForm: FormDefinition = {
  key: 'application_information',
  title: '申请信息',
  fields: [
    { key: 'startOn', label: '计划开始日期', type: 'date', required: true },
    { key: 'endOn', label: '计划结束日期', type: 'date', required: true },
    {
      key: 'fundingSource',
      label: '经费来源',
      type: 'choices',
      required: true,
      help: '可以选择多项',
      options: [
        { value: 'csc', label: '国家留学基金' },
        { value: 'university', label: '学校资助' },
        { value: 'college', label: '学院或课题经费' },
        { value: 'host', label: '对方院校资助' },
        { value: 'self', label: '个人自筹' },
        { value: 'other', label: '其他' },
      ],
    },
    {
      key: 'fundingSourceOther',
      label: '其他经费来源',
      type: 'text',
      required: true,
      when: { field: 'fundingSource', in: ['other'] },
    },
    { key: 'budget', label: '预计总费用（元）', type: 'money', help: '不确定可以不填' },
    {
      key: 'studyPlan',
      label: '学习计划',
      type: 'paragraph',
      required: true,
      min: 200,
      max: 3000,
      placeholder: '不少于 200 字：想修的课程、与专业的关系',
    },
    { key: 'motivation', label: '申请理由', type: 'paragraph', max: 2000 },
    { key: 'hasBeenAbroad', label: '是否有出国（境）经历', type: 'yes_no', required: true },
    {
      key: 'abroadExperience',
      label: '出国（境）经历',
      type: 'paragraph',
      required: true,
      max: 1000,
      help: '时间、地点和事由',
      when: { field: 'hasBeenAbroad', in: [true] },
    },
  ],
  dateOrders: [{ earlier: 'startOn', later: 'endOn', message: '结束日期不能早于开始日期' }],
};
