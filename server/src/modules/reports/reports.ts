import { listApplications } from './applications';
import { createExports, type ExportsDeps } from './exports';
import { search } from './search';
import { type StatisticsDeps, statistics } from './statistics';

/** What staff look up, count and take away; it owns no table and writes none. */
export function createReports(deps: ExportsDeps & StatisticsDeps) {
  const { database } = deps;
  return {
    applications: listApplications(database),
    search: search(database),
    statistics: statistics(deps),
    download: createExports(deps),
  };
}
export type Reports = ReturnType<typeof createReports>;
