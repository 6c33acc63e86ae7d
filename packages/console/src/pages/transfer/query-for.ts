import type { Filters } from '../../shared/forms';
import type { Export, ExportFilter } from './kinds';

/** The names in the address, and to the server, of each filter. */
const names: Record<ExportFilter, readonly string[]> = {
  stage: ['stage'],
  year: ['year'],
  category: ['category'],
  country: ['country'],
  level: ['level'],
  college: ['collegeId'],
  days: ['submittedFrom', 'submittedUntil'],
};

/** What the server is asked for: the filters that mean something for this export. */
export function queryFor({ filters: meant }: Pick<Export, 'filters'>, filters: Pick<Filters, 'value'>) {
  const chosen = meant.flatMap((filter) => names[filter].map((name) => [name, filters.value(name)] as const));
  return Object.fromEntries(chosen.filter(([, value]) => value !== undefined));
}
