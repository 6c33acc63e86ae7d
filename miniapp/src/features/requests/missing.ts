import type { RequestDetail } from '@yuanhang/contract';
import type { Problem } from '@yuanhang/domain';

/** `form.departOn` → `departOn`, `materials.visa` → `visa`. */
export const lastPart = ({ field }: Pick<Problem, 'field'>): string => field.split('.').pop() ?? '';

/** Everything that prevents submission: problems of the form on this screen, and the files missing on the server. */
export function missingHere(request: Pick<RequestDetail, 'missing'>, form: readonly Problem[]): readonly Problem[] {
  const files = request.missing.filter(({ field }) => field.startsWith('materials.'));
  return [...form, ...files];
}

/** `还差 3 项：出发日期、返回日期、护照首页`, with the first few by name. */
export function missingMessage(problems: readonly Problem[]): string {
  const named = problems.slice(0, 3).map(({ message }) => message);
  return `还差 ${problems.length} 项：${named.join('、')}${problems.length > 3 ? ' 等' : ''}`;
}
