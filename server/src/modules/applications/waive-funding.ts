import { decideApplication } from '@yuanhang/domain';
import type { Principal } from '../../platform/http';
import type { Context } from './context';
import { changeOwn, type Target } from './load';
import { moveStage } from './move-stage';
import { refusal } from './refusal';

/** 放弃资助: nothing more is wanted, so the application closes now instead of after its sixty days. */
export const waiveFunding =
  (context: Context) =>
  (principal: Principal, target: Target): Promise<void> =>
    changeOwn(context, principal, target, async (tx, record) => {
      const move = decideApplication(record.state, { type: 'waive_funding' }, principal, record.facts);
      if (!move.allowed) throw refusal(move.reason);
      const by = { id: principal.userId, name: principal.name, role: 'student' } as const;
      const words = { operation: 'waive_funding', title: '放弃资助', comment: null, step: null };
      await moveStage(context)(tx, { record, move, by, ...words });
    });
