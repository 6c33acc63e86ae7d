import { isOfColleges, roleLabels } from '@yuanhang/domain';
import type { Tx } from '../../../platform/database';
import type { IdentityContext } from '../context';
import type { RowProblem, StaffInput } from '../register';
import { collegeIdsByCode } from './colleges';

/** Checks beyond the schema of a row: a college role needs an existing college, other roles must have none. */
export async function staffProblems(
  context: IdentityContext,
  rows: readonly StaffInput[],
  tx: Tx,
): Promise<RowProblem[]> {
  const colleges = await collegeIdsByCode(context, tx);
  return rows.flatMap(({ role, collegeCode }, index): RowProblem[] => {
    const problem = (code: string, message: string) => [{ index, field: 'collegeCode', code, message }];
    if (!isOfColleges(role)) return collegeCode ? problem('college_needed', '这个角色不分学院') : [];
    if (!collegeCode) return problem('college_needed', `${roleLabels[role]}须填写学院代码`);
    return colleges.has(collegeCode) ? [] : problem('unknown_college', `没有代码为 ${collegeCode} 的学院`);
  });
}
