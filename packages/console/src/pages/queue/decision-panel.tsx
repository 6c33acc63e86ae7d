import { reviewLimits } from '@yuanhang/contract';
import { parseYuan } from '@yuanhang/domain';
import { Button, Input, type InputRef } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { forwardRef, useImperativeHandle, useRef, useState } from 'react';
import { useAction } from '../../shared/api';
import { type Reviewed, requiresComment } from '../../shared/review';
import { buttonLoading } from '../../shared/ui';
import {
  commentHint,
  type Decision,
  type DecisionInput,
  decide,
  decidedLabels,
  decisionLabels,
  grantsMoney,
  isStale,
} from './decision';
import { NewerDialog } from './newer-dialog';
import { SupplementDialog } from './supplement-dialog';

export interface DecisionPanelHandle {
  /** Focuses the button of the decision, so that Enter confirms it, or the comment if one is required first. */
  prepare(what: Decision | 'supplement'): void;
  leave(): void;
}
interface DecisionPanelProps {
  readonly reviewed: Reviewed;
  readonly onDecided: (ids: ReadonlySet<string>) => void;
}

/** The comment field and the decisions on a record; a blocked decision shows the reason. */
export const DecisionPanel = forwardRef<DecisionPanelHandle, DecisionPanelProps>(({ reviewed, onDecided }, ref) => {
  const { record } = reviewed;
  const [comment, setComment] = useState('');
  const [amount, setAmount] = useState('');
  const [asking, setAsking] = useState(false);
  const [refused, setRefused] = useState<DecisionInput | null>(null);
  const [intended, setIntended] = useState<Decision>('return');
  const words = useRef<TextAreaRef>(null);
  const approve = useRef<HTMLButtonElement>(null);
  const money = useRef<InputRef>(null);

  const action = useAction((input: DecisionInput, once) => decide(reviewed, input, once), {
    done: (answer) => `${answer.student.name} ${decidedLabels[intended]}`,
    onDone: () => onDecided(new Set([record.id])),
    onFailed: isStale,
  });
  const isUnread = amount !== '' && parseYuan(amount) === null;
  const allowed = (key: string) => record.actions.find((one) => one.key === key);
  const send = (decision: Decision, version = record.version) => {
    const text = comment.trim();
    if (requiresComment(decision) && text === '') return words.current?.focus();
    const amountFen = decision === 'approve' && amount !== '' ? parseYuan(amount) : null;
    // An unreadable amount must never be sent as "the full requested amount".
    if (decision === 'approve' && isUnread) return money.current?.focus();
    const input: DecisionInput = {
      version,
      decision,
      ...(text && { comment: text }),
      ...(amountFen !== null && { amountFen }),
    };
    setIntended(decision);
    setRefused(input);
    action.run(input);
  };

  useImperativeHandle(ref, () => ({
    prepare(what) {
      if (what === 'supplement') return setAsking(allowed('ask_supplement')?.allowed ?? false);
      if (what === 'approve') return approve.current?.focus();
      setIntended(what);
      words.current?.focus();
    },
    leave() {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    },
  }));

  const button = (decision: Decision) => {
    const may = allowed(decision);
    if (!may) return null;
    return (
      <Button
        key={decision}
        {...(decision === 'approve' && { type: 'primary', ref: approve, className: 'desk-approve' })}
        danger={decision === 'reject'}
        disabled={!may.allowed}
        title={may.reason?.message}
        loading={buttonLoading(action.busy && intended === decision)}
        onClick={() => send(decision)}
      >
        {decisionLabels[decision]}
      </Button>
    );
  };
  const blocked = allowed('approve')?.reason;
  return (
    <footer className="desk-foot">
      {grantsMoney(reviewed) && (
        <Input
          aria-label="批准金额（元）"
          addonBefore="批准金额"
          suffix="元"
          placeholder="不填则按申请的金额"
          value={amount}
          status={isUnread ? 'error' : ''}
          ref={money}
          onChange={(event) => setAmount(event.target.value)}
        />
      )}
      <Input.TextArea
        ref={words}
        aria-label="意见"
        placeholder={commentHint}
        rows={2}
        maxLength={reviewLimits.comment}
        value={comment}
        onChange={(event) => setComment(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send(intended);
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
      {isUnread && (
        <p className="wrong" role="alert">
          金额应为数字，最多两位小数
        </p>
      )}
      {blocked && <p className="quiet">{blocked.message}</p>}
      <div className="desk-buttons">
        {button('approve')}
        {button('return')}
        {allowed('ask_supplement') && (
          <Button disabled={!allowed('ask_supplement')?.allowed} onClick={() => setAsking(true)}>
            要求补充
          </Button>
        )}
        {button('reject')}
      </div>
      {asking && reviewed.subject === 'application' && (
        <SupplementDialog
          record={reviewed.record}
          onDone={() => onDecided(new Set([record.id]))}
          onCancel={() => setAsking(false)}
        />
      )}
      {refused && action.failure && isStale(action.failure) && (
        <NewerDialog
          seen={reviewed}
          error={action.failure}
          label={decisionLabels[refused.decision]}
          onGoOn={(version) => {
            action.forget();
            send(refused.decision, version);
          }}
          onGone={() => onDecided(new Set([record.id]))}
          onCancel={action.forget}
        />
      )}
    </footer>
  );
});
DecisionPanel.displayName = 'DecisionPanel';
