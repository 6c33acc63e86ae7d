import { View } from '@tarojs/components';
import type { Mobility } from '@yuanhang/contract';
import { shanghaiOffset } from '@yuanhang/domain';
import { Card } from '../../shared/ui';
import { clockText } from '../check-ins/clock-text';
import { mobilityLabels } from './mobility-labels';
import './mobility-card.scss';

interface Props {
  readonly mobility: Mobility;
  readonly city: string | null;
  /** The server's time. */
  readonly now: string;
}

/** Summary of the mobility: the day count, the local time and the dates. */
export function MobilityCard({ mobility, city, now }: Props) {
  const at = new Date(now);
  const words = mobilityLabels(mobility, at);
  const there = clockText(at, mobility.offsetMinutes);
  const percent = `${Math.round(words.part * 100)}%`;
  return (
    <Card>
      <View className="yh-mobility__head">
        <View className="yh-mobility__now">{words.now}</View>
        {mobility.offsetMinutes === shanghaiOffset ? null : (
          <View className="yh-mobility__clock">{`${city ?? '当地'} ${there.day} ${there.time}`}</View>
        )}
      </View>
      <View className="yh-mobility__line" ariaLabel={words.now}>
        <View className="yh-mobility__gone" style={{ width: percent }} />
        <View className="yh-mobility__here" style={{ left: percent }} />
      </View>
      <View className="yh-mobility__ends">
        <View>{words.from}出发</View>
        <View>{words.until}返校</View>
      </View>
    </Card>
  );
}
