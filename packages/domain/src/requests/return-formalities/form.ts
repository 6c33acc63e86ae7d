import type { FormDefinition } from '../../forms/definition';

/** 返校手续: the return, the final report and the credits. The files are materials of phase `return`. */
export const returnFormalitiesForm: FormDefinition = {
  key: 'return_formalities',
  title: '返校手续',
  fields: [
    { key: 'actualReturnOn', label: '实际返校日期', type: 'date', required: true },
    {
      key: 'finalReport',
      label: '总结',
      type: 'paragraph',
      required: true,
      min: 300,
      max: 10_000,
      placeholder: '不少于 300 字：学习、生活、收获和建议',
    },
    { key: 'hasTranscript', label: '是否已取得境外成绩单', type: 'yes_no', required: true },
    {
      key: 'recognisedCredits',
      label: '认定学分',
      type: 'number',
      min: 0,
      max: 200,
      when: { field: 'hasTranscript', in: [true] },
    },
    {
      key: 'recognition',
      label: '学分认定说明',
      type: 'paragraph',
      max: 2000,
      help: '境外课程与本校课程的对应',
      when: { field: 'hasTranscript', in: [true] },
    },
  ],
};
