import type { StayFacts } from '@yuanhang/domain';
import type { ApplicationRecord } from './records';

/** The facts of the stay that decisions settle. */
export const stayOf = ({ mobility: { departOn, returnOn, host } }: Pick<ApplicationRecord, 'mobility'>): StayFacts => ({
  departOn,
  returnOn,
  host,
});

/** The institution where the student goes: of the newest approved change, else of the student's page or the programme. */
export function hostOf({ mobility, pages, programme }: ApplicationRecord): string | null {
  const own = pages.selfArranged?.institution;
  return mobility.host ?? programme.institution ?? (typeof own === 'string' && own !== '' ? own : null);
}
