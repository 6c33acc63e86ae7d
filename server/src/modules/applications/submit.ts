import { decideApplication } from '@yuanhang/domain';
import type { Principal } from '../../platform/http';
import type { Context } from './context';
import { changeOwn, type Target } from './load';
import { moveStage } from './move-stage';
import { refusal } from './refusal';

/** First submission, and resubmission of what was sent back. Throws `incomplete` with everything that is missing. */
export const submit =
  (context: Context) =>
  (principal: Principal, target: Target): Promise<void> =>
    changeOwn(context, principal, target, async (tx, record) => {
      const move = decideApplication(record.state, { type: 'submit' }, principal, record.facts);
      if (!move.allowed) throw refusal(move.reason, record.missing);
      const title = record.state.everSubmitted ? '重新提交' : '提交申请';
      const by = { id: principal.userId, name: principal.name, role: 'student' } as const;
      await moveStage(context)(tx, { record, move, by, operation: 'submit', title, comment: null, step: null });
    });

/** 撤回修改: back to a draft, while nobody was faster. */
export const recall =
  (context: Context) =>
  (principal: Principal, target: Target): Promise<void> =>
    changeOwn(context, principal, target, async (tx, record) => {
      const move = decideApplication(record.state, { type: 'recall' }, principal, record.facts);
      if (!move.allowed) throw refusal(move.reason);
      const by = { id: principal.userId, name: principal.name, role: 'student' } as const;
      const words = { operation: 'recall', title: '撤回修改', comment: null, step: null };
      await moveStage(context)(tx, { record, move, by, ...words });
    });
