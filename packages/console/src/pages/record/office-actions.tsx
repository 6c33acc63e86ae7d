import { useQueryClient } from '@tanstack/react-query';
import { type ReviewedApplication, reviewRoutes } from '@yuanhang/contract';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { call, useAction } from '../../shared/api';
import { requiresComment } from '../../shared/review';
import { ReasonDialog } from '../../shared/ui';

const verbs = {
  office_cancel: {
    label: '取消派出',
    hint: '学生会读到这段话；取消后不能恢复。',
    done: '已取消派出',
    send: (params: { id: string }, body: { version: number; comment: string }, once: { idempotencyKey: string }) =>
      call(reviewRoutes.cancelApplication, { params, body }, once),
  },
  withdraw_supplement: {
    label: '取消补充要求',
    hint: '申请回到要求补充的那一步。',
    done: '已取消补充要求',
    send: (params: { id: string }, body: { version: number; comment: string }, once: { idempotencyKey: string }) =>
      call(reviewRoutes.withdrawSupplement, { params, body }, once),
  },
} as const;

/** The actions outside the queue that the server allows on an application. */
export function OfficeActions({ record }: { record: ReviewedApplication }) {
  const client = useQueryClient();
  const go = useNavigate();
  const [asking, setAsking] = useState<keyof typeof verbs | null>(null);
  const act = useAction(
    (input: { verb: keyof typeof verbs; comment: string }, once) =>
      verbs[input.verb].send({ id: record.id }, { version: record.version, comment: input.comment }, once),
    {
      done: () => (asking ? verbs[asking].done : '已完成'),
      async onDone() {
        setAsking(null);
        await client.invalidateQueries({ queryKey: ['review'] });
      },
    },
  );
  const may = (key: string) => record.actions.some((action) => action.key === key && action.allowed);
  return (
    <>
      {may('approve') && (
        <Button type="primary" onClick={() => go(`/queue?q=${record.number}`)}>
          去审核
        </Button>
      )}
      {(['withdraw_supplement', 'office_cancel'] as const).filter(may).map((key) => (
        <Button key={key} danger={key === 'office_cancel'} onClick={() => setAsking(key)}>
          {verbs[key].label}
        </Button>
      ))}
      {asking && (
        <ReasonDialog
          open
          title={verbs[asking].label}
          label="理由"
          hint={verbs[asking].hint}
          okText={verbs[asking].label}
          danger={asking === 'office_cancel'}
          optional={!requiresComment(asking)}
          busy={act.busy}
          onOk={(comment) => act.run({ verb: asking, comment })}
          onCancel={() => setAsking(null)}
        />
      )}
    </>
  );
}
