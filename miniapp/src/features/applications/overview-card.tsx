import Taro from '@tarojs/taro';
import type { ApplicationDetail } from '@yuanhang/contract';
import { Button, Callout, Card, Chip, Row, type Tone } from '../../shared/ui';
import { dueLine } from '../navigation/due';
import { targetOfAction } from '../navigation/next-action';
import { reviewComment } from './history';
import { stageTone } from './stage-tone';

const tones: Record<NonNullable<ApplicationDetail['next']>['tone'], Tone> = {
  now: 'sea',
  soon: 'amber',
  overdue: 'red',
  wait: 'neutral',
  done: 'green',
};
const sentBack = ['revision_required', 'supplement_required', 'rejected'];

/** The programme, the stage and the next step of an application. */
export function OverviewCard({ detail }: { readonly detail: ApplicationDetail }) {
  const { next, stage, stageLabel, programme, number, today } = detail;
  const comment = sentBack.includes(stage) ? reviewComment(detail.progress) : undefined;
  const due = next?.dueOn && next.dueText ? dueLine({ dueOn: next.dueOn, dueText: next.dueText }, today) : '';
  const words = [due, next?.detail ?? ''].filter(Boolean).join(' · ');
  const target = next?.action ? targetOfAction(next.action, detail.id) : null;
  const place = [programme.countryName, programme.city].filter(Boolean).join(' ');
  return (
    <Card>
      <Row
        title={programme.name}
        note={[number, place, detail.lateEntry ? '补录' : ''].filter(Boolean).join(' · ')}
        trailing={<Chip tone={stageTone(stage)}>{stageLabel}</Chip>}
      />
      {next && next.title !== stageLabel ? (
        <Callout tone={tones[next.tone]} title={next.title}>
          {words}
        </Callout>
      ) : null}
      {comment ? (
        <Callout tone={stage === 'rejected' ? 'red' : 'amber'} title={`${comment.by.name}的意见`}>
          {comment.comment}
        </Callout>
      ) : null}
      {target ? <Button onTap={() => void Taro.navigateTo({ url: target.path })}>{target.label}</Button> : null}
    </Card>
  );
}
