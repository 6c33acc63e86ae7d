import type { FormValues } from './definition';
import { fenOf } from './values';

/** Lines of a budget: the key of each amount is `<key>Amount`, of its explanation `<key>Note`. */
export const budgetCategories = [
  { key: 'internationalTravel', label: '国际旅费' },
  { key: 'tuition', label: '学费与注册费' },
  { key: 'accommodation', label: '住宿费' },
  { key: 'living', label: '生活费' },
  { key: 'insurance', label: '保险费' },
  { key: 'visa', label: '签证费' },
  { key: 'other', label: '其他' },
] as const;

/** Fen over all lines of a budget application. */
export function budgetTotal(values: FormValues): number {
  return budgetCategories.reduce((total, { key }) => total + fenOf(values, `${key}Amount`), 0);
}
