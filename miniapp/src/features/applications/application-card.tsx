import Taro from '@tarojs/taro';
import type { ApplicationSummary } from '@yuanhang/contract';
import { Card, Chip, Row, StepsBar } from '../../shared/ui';
import { paths } from '../navigation/paths';
import { stageTone } from './stage-tone';
import { summaryNext } from './summary-next';

/** One of the student's applications: programme, stage, next step and deadline. */
export function ApplicationCard({ one, today }: { readonly one: ApplicationSummary; readonly today: string }) {
  const { id, number, programme, stage, stageLabel, lateEntry, milestones } = one;
  const place = [programme.countryName, programme.city].filter(Boolean).join(' ');
  const next = summaryNext(one, today);
  return (
    <Card onTap={() => void Taro.navigateTo({ url: paths.application(id) })}>
      <Row
        title={programme.name}
        note={[number, place, lateEntry ? '补录' : ''].filter(Boolean).join(' · ')}
        trailing={<Chip tone={stageTone(stage)}>{stageLabel}</Chip>}
      />
      {next ? (
        <Row plain title={next.title} trailing={next.due ? <Chip tone={next.tone}>{next.due}</Chip> : null} />
      ) : null}
      {next ? <StepsBar steps={milestones} /> : null}
    </Card>
  );
}
