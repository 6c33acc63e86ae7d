import { decideApplication } from '@yuanhang/domain';
import type { Principal } from '../../../platform/http';
import type { Context } from '../context';
import { changeOwn, type Target } from '../load';
import { moveStage } from '../move-stage';
import { refusal } from '../refusal';

/** 补交材料: back to the step that asked. Throws `incomplete` with every item that has no file yet. */
export const answerSupplement =
  (context: Context) =>
  (principal: Principal, target: Target): Promise<void> =>
    changeOwn(context, principal, target, async (tx, record) => {
      const move = decideApplication(record.state, { type: 'supplement' }, principal, record.facts);
      if (!move.allowed) throw refusal(move.reason, record.missing);
      const by = { id: principal.userId, name: principal.name, role: 'student' } as const;
      const words = { operation: 'supplement', title: '补交材料', comment: null, step: null };
      await moveStage(context)(tx, { record, move, by, ...words });
    });
