import type { Export, ExportFilter } from '@yuanhang/contract';
import type { Filters } from '../../shared/forms';

/** The fields of a filter; the page's address uses the same names. */
const parametersOf = (filter: ExportFilter): readonly string[] =>
  filter === 'submitted' ? ['submittedFrom', 'submittedUntil'] : [filter];

/** The filters of an export: only the filters that the export supports. */
export function queryFor({ filters: fitting }: Pick<Export, 'filters'>, filters: Pick<Filters, 'value'>) {
  const chosen = fitting.flatMap(parametersOf).map((name) => [name, filters.value(name)] as const);
  return Object.fromEntries(chosen.filter(([, value]) => value !== undefined));
}
