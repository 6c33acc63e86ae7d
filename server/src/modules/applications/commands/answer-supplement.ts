import type { ApplicationDetail } from '@yuanhang/contract';
import type { Tx } from '../../../platform/database';
import type { Principal } from '../../../platform/http';
import type { ApplicationsContext } from '../context';
import { moveOwn, type Target } from './own-application';

/**
 * 补交材料: returns the application to the step that asked. Throws `incomplete` with every item that has no file yet,
 * `not_found`, `stale_version` and the domain's refusals.
 */
export const answerSupplement = (
  context: ApplicationsContext,
  principal: Principal,
  target: Target,
  tx: Tx,
): Promise<ApplicationDetail> => moveOwn(context, principal, target, 'supplement', () => '补交材料', tx);
