import { languageTestLabels, languageTests } from '../../vocabulary';
import type { FormDefinition } from '../definition';
import { optionsFrom } from './options';

/** One entry of 外语水平. */
export const languageProficiencyForm: FormDefinition = {
  key: 'language_proficiency',
  title: '外语水平',
  fields: [
    {
      key: 'test',
      label: '考试名称',
      type: 'choice',
      required: true,
      options: optionsFrom(languageTests, languageTestLabels),
    },
    { key: 'score', label: '成绩', type: 'text', required: true, max: 20, placeholder: '如：7.0、N1、B2' },
    { key: 'takenOn', label: '考试日期', type: 'date', required: true },
    { key: 'note', label: '说明', type: 'text', max: 100, help: '单项成绩，或其他考试的名称' },
  ],
  checks: ['language_score'],
};
