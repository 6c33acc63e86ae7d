import type { ApplicationDetail } from '@yuanhang/contract';
import type { Tx } from '../../../platform/database';
import type { Principal } from '../../../platform/http';
import type { ApplicationsContext } from '../context';
import { moveOwn, type Target } from './own-application';

/**
 * 撤回修改: returns the application to a draft. Throws `stale_version` when a reviewer acted first, `not_found` and the
 * domain's refusals.
 */
export const recall = (
  context: ApplicationsContext,
  principal: Principal,
  target: Target,
  tx: Tx,
): Promise<ApplicationDetail> => moveOwn(context, principal, target, 'recall', () => '撤回修改', tx);
