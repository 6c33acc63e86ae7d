import { bindContext } from '../../platform/bind-context';
import { listApplications } from './applications';
import type { ReportsContext } from './context';
import { download } from './exports';
import { search } from './search';
import { statistics } from './statistics';

/** Lists, statistics and exports for staff. */
export const createReports = (context: ReportsContext) =>
  bindContext(context, { applications: listApplications, search, statistics, download });
export type Reports = ReturnType<typeof createReports>;
