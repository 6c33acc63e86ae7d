import type { ApplicationDetail } from '@yuanhang/contract';
import type { Tx } from '../../../platform/database';
import type { Principal } from '../../../platform/http';
import type { ApplicationsContext } from '../context';
import { moveOwn, type Target } from './own-application';

/**
 * 放弃资助: closes the application now, before the time for a claim is over. Throws `not_found`, `stale_version` and the
 * domain's refusals.
 */
export const waiveFunding = (
  context: ApplicationsContext,
  principal: Principal,
  target: Target,
  tx: Tx,
): Promise<ApplicationDetail> => moveOwn(context, principal, target, 'waive_funding', () => '放弃资助', tx);
