import type { RequestDetail } from '@yuanhang/contract';
import type { Tx } from '../../../platform/database';
import type { Principal } from '../../../platform/http';
import type { RequestsContext } from '../context';
import type { RequestTarget } from './locks';
import { moveOwn } from './move-own';

/** Returns a submitted request to a draft. Throws `not_found`, `stale_version` and the domain's refusals. */
export const recall = (
  context: RequestsContext,
  principal: Principal,
  target: RequestTarget,
  tx: Tx,
): Promise<RequestDetail> => moveOwn(context, principal, target, 'recall', '撤回', tx);
