import { erasureLimits, privacyRoutes } from '@yuanhang/contract';
import { dateInShanghai, type FormDefinition, type FormValues, formatDate } from '@yuanhang/domain';
import { useState } from 'react';
import { call, useAnswer, useSubmit } from '../../shared/api';
import { AnswerView, Button, Callout, Card, FormFields, Row, Sheet, showDone, type Tone } from '../../shared/ui';
import './privacy.scss';

const words = {
  waiting: { title: '删除申请处理中', tone: 'sea' },
  done: { title: '已经删除', tone: 'green' },
  refused: { title: '删除申请没有通过', tone: 'amber' },
} as const satisfies Record<string, { title: string; tone: Tone }>;

const form: FormDefinition = {
  key: 'erasure',
  title: '申请删除',
  fields: [
    {
      key: 'reason',
      label: '原因',
      type: 'paragraph',
      required: true,
      max: erasureLimits.text,
      placeholder: '例如：交流已经结束，不再需要',
    },
  ],
};

/** 删除: a student requests erasure; the card always shows the state of the request. */
export function ErasureCard() {
  const mine = useAnswer(() => call(privacyRoutes.myErasure, {}));
  const [open, setOpen] = useState(false);
  const [values, setValues] = useState<FormValues>({});
  const reason = typeof values.reason === 'string' ? values.reason.trim() : '';
  const ask = useSubmit(
    (text: string, idempotencyKey) => call(privacyRoutes.askErasure, { body: { reason: text } }, { idempotencyKey }),
    {
      onDone: () => {
        setOpen(false);
        setValues({});
        showDone('已提交，国际处会处理');
        void mine.reload();
      },
    },
  );
  return (
    <AnswerView answer={mine}>
      {({ request }) => (
        <Card>
          <Row icon="trash" title="删除我的信息" note="已结束的申请会被删除；正在办理的和依法须保存的除外" />
          {request ? (
            <Callout tone={words[request.state].tone} title={words[request.state].title}>
              {`${dayOf(request.askedAt)}提交${request.answer ? `：${request.answer}` : ''}`}
            </Callout>
          ) : null}
          {request?.state === 'waiting' ? null : (
            <Button kind="danger" onTap={() => setOpen(true)}>
              申请删除
            </Button>
          )}
          <Sheet
            open={open}
            title="申请删除我的信息"
            onClose={() => setOpen(false)}
            footer={
              <Button kind="alarm" busy={ask.busy} disabled={reason === ''} onTap={() => void ask.run(reason)}>
                提交申请
              </Button>
            }
          >
            <FormFields form={form} values={values} problems={ask.failure?.problems ?? []} onChange={setValues} />
          </Sheet>
        </Card>
      )}
    </AnswerView>
  );
}

const dayOf = (instant: string) => formatDate(dateInShanghai(new Date(instant)), '');
