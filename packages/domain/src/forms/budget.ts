import type { RequestKind } from '../vocabulary';
import type { FormValues } from './definition';
import { answerOf } from './values';

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

/** Fen asked for in a budget or funding application; null for kinds that ask for no money. */
export function requestedFen(kind: RequestKind, values: FormValues): number | null {
  if (kind === 'budget_application') return budgetTotal(values);
  return kind === 'funding_application' ? fenOf(values, 'amount') : null;
}

function fenOf(values: FormValues, key: string): number {
  const value = answerOf(values, key);
  return typeof value === 'number' ? value : 0;
}
