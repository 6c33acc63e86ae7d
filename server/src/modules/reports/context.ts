import type { Clock } from '../../platform/clock';
import type { Database } from '../../platform/database';
import type { Audit } from '../audit';
import type { CheckIns } from '../check-ins';
import type { Payee } from './payee';

/** The dependencies of the verbs of this module, which owns and writes no table. */
export interface ReportsContext {
  readonly database: Database;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly checkIns: Pick<CheckIns, 'overdueCondition'>;
  /** Reads the payee from a stored funding application. */
  readonly payeeOf: (row: { readonly id: string; readonly form: string }, inTheClear: boolean) => Payee;
}
