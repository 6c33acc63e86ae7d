import { checkDraft, decideRequest, type FormValues, requestForms, requestKindLabels } from '@yuanhang/domain';
import { json, type Tx } from '../../platform/database';
import { AppError } from '../../platform/errors';
import type { Principal } from '../../platform/http';
import { recordedStudent, refusal } from '../applications';
import type { Context } from './context';
import { change, loadOwn } from './load';
import { moveRequest } from './move-request';
import type { RequestRecord } from './records';

/** A request as its student saw it. */
export interface RequestTarget {
  readonly id: string;
  readonly version: number;
}

/** What a student does with a request of their own. */
export function studentVerbs(context: Context) {
  const changeOwn = (
    principal: Principal,
    { id, version }: RequestTarget,
    work: (tx: Tx, record: RequestRecord) => Promise<void>,
  ): Promise<void> => change(context, { id, seen: version }, (tx) => loadOwn(context, principal, id, tx), work);

  const act = (operation: 'submit' | 'recall', verb: string) => (principal: Principal, target: RequestTarget) =>
    changeOwn(principal, target, async (tx, record) => {
      const move = decideRequest(record.state, { type: operation }, principal, record.facts);
      if (!move.allowed) throw refusal(move.reason, record.missing);
      const by = recordedStudent(principal);
      const title = `${verb}${requestKindLabels[record.kind]}`;
      await moveRequest(context)(tx, { record, move, by, operation, title, comment: null, step: null });
    });

  return {
    saveForm: (principal: Principal, target: RequestTarget, sent: FormValues) =>
      changeOwn(principal, target, async (tx, record) => {
        const decision = decideRequest(record.state, { type: 'edit' }, principal, record.facts);
        if (!decision.allowed) throw refusal(decision.reason);
        const form = requestForms[record.kind];
        const { values: checked, problems } = checkDraft(form, sent);
        if (problems.length > 0) throw new AppError('invalid_input', { problems });
        const stored = context.forms.seal(record.id, form, { checked, sent, stored: record.form });
        const changes = { form: json(stored), updated_at: context.clock.now() };
        await context.database.updateVersioned('requests', record, changes, tx);
      }),

    submit: act('submit', '提交'),
    recall: act('recall', '撤回'),

    /** A draft that nobody saw is gone; one that was handed in before stays as void, with its history. */
    remove: (principal: Principal, target: RequestTarget) =>
      changeOwn(principal, target, async (tx, record) => {
        const move = decideRequest(record.state, { type: 'delete' }, principal, record.facts);
        if (!move.allowed) throw refusal(move.reason);
        await context.attachments.removeAllOf('request', record.id, tx);
        if (move.deletes) {
          await context.database.write('DELETE FROM requests WHERE id = :id', { id: record.id }, tx);
          return;
        }
        const by = recordedStudent(principal);
        const title = `删除${requestKindLabels[record.kind]}`;
        await moveRequest(context)(tx, { record, move, by, operation: 'delete', title, comment: null, step: null });
      }),
  };
}
