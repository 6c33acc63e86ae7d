import type { ApplicationDetail } from '@yuanhang/contract';
import type { Tx } from '../../../platform/database';
import type { Principal } from '../../../platform/http';
import type { ApplicationsContext } from '../context';
import { moveOwn, type Target } from './own-application';

/**
 * Submits a draft, or resubmits an application that was sent back. Throws `incomplete` with everything that is
 * missing, `not_found`, `stale_version` and the domain's refusals.
 */
export const submit = (
  context: ApplicationsContext,
  principal: Principal,
  target: Target,
  tx: Tx,
): Promise<ApplicationDetail> =>
  moveOwn(context, principal, target, 'submit', ({ state }) => (state.everSubmitted ? '重新提交' : '提交申请'), tx);
