import { View } from '@tarojs/components';
import type { ProgrammeDetail } from '@yuanhang/contract';
import { Callout, Card, Chip } from '../../shared/ui';
import { windowTone } from './describe';
import { detailFacts, monthAndDay } from './detail-facts';
import './programme-facts.scss';

/** A summary of the programme, with the reason when the student may not apply. */
export function ProgrammeFacts({ programme }: { readonly programme: ProgrammeDetail }) {
  const { apply } = programme;
  return (
    <Card>
      <View className="programme-facts__head">
        <View className="programme-facts__name">{programme.name}</View>
        <Chip tone={windowTone(programme.window)}>{programme.windowText}</Chip>
      </View>
      {apply.allowed || apply.applicationId !== null
        ? null
        : apply.reasons.map(({ code, message }) => <Callout key={code} tone="neutral" title={message} />)}
      {apply.passUntil ? (
        <Callout tone="green" title={`你有补录许可，${monthAndDay(apply.passUntil)} 24:00（北京时间）前可以申请`}>
          通过补录提交的申请会一直带有“补录”标记。
        </Callout>
      ) : programme.window === 'late_entry' ? (
        <Callout tone="amber" title="报名已截止，现在可以补录">
          补录提交的申请会一直带有“补录”标记。
        </Callout>
      ) : null}
      <View className="programme-facts__list">
        {detailFacts(programme).map(({ label, text }) => (
          <View key={label} className="programme-facts__fact">
            <View className="programme-facts__label">{label}</View>
            <View className="programme-facts__text">{text}</View>
          </View>
        ))}
      </View>
    </Card>
  );
}
