import { programmeCategories, programmeCategoryLabels, programmeFormLabels, programmeForms } from '../../vocabulary';
import type { FormDefinition } from '../definition';
import { optionsFrom } from './options';

/**
 * Questions about a place that the student found independently; the rest of the application is the same as for any
 * programme.
 */
export const selfArrangedForm: FormDefinition = {
  key: 'self_arranged',
  title: '自联项目信息',
  fields: [
    { key: 'country', label: '国家/地区', type: 'country', required: true },
    { key: 'city', label: '城市', type: 'text', required: true, max: 60 },
    {
      key: 'category',
      label: '交流项目类型',
      type: 'choice',
      required: true,
      options: optionsFrom(
        programmeCategories.filter((category) => category !== 'self_arranged'),
        programmeCategoryLabels,
      ),
    },
    {
      key: 'form',
      label: '项目形式',
      type: 'choice',
      required: true,
      options: optionsFrom(programmeForms, programmeFormLabels),
    },
    { key: 'programmeName', label: '自联项目名称', type: 'text', required: true, max: 100 },
    { key: 'institution', label: '院校或机构名称', type: 'text', required: true, max: 100 },
    { key: 'startOn', label: '项目开始日期', type: 'date', required: true },
    { key: 'endOn', label: '项目结束日期', type: 'date', required: true },
    // An IANA name. The server checks it, because only the server has the list of zones.
    { key: 'timeZone', label: '当地时区', type: 'text', required: true, max: 60, placeholder: '如：Europe/Berlin' },
  ],
  dateOrders: [{ earlier: 'startOn', later: 'endOn', message: '结束日期不能早于开始日期' }],
};
