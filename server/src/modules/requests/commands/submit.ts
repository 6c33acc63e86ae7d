import type { RequestDetail } from '@yuanhang/contract';
import type { Tx } from '../../../platform/database';
import type { Principal } from '../../../platform/http';
import type { RequestsContext } from '../context';
import type { RequestTarget } from './locks';
import { moveOwn } from './move-own';

/**
 * Submits a draft or a revision. Throws `incomplete` with everything that is missing, `not_found`, `stale_version`
 * and the domain's refusals.
 */
export const submit = (
  context: RequestsContext,
  principal: Principal,
  target: RequestTarget,
  tx: Tx,
): Promise<RequestDetail> => moveOwn(context, principal, target, 'submit', '提交', tx);
