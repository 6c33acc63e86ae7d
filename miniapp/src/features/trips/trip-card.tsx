import { View } from '@tarojs/components';
import type { Mobility } from '@yuanhang/contract';
import { shanghaiOffset } from '@yuanhang/domain';
import { Card } from '../../shared/ui';
import { clockText } from '../check-ins/clock-text';
import { tripWords } from './trip-words';
import './trip-card.scss';

interface Props {
  readonly mobility: Mobility;
  readonly city: string | null;
  /** The server's time. */
  readonly now: string;
}

/** The stay at a glance: which day it is, what time it is there, from when to when. */
export function TripCard({ mobility, city, now }: Props) {
  const at = new Date(now);
  const words = tripWords(mobility, at);
  const there = clockText(at, mobility.offsetMinutes);
  const percent = `${Math.round(words.part * 100)}%`;
  return (
    <Card>
      <View className="yh-trip__head">
        <View className="yh-trip__now">{words.now}</View>
        {mobility.offsetMinutes === shanghaiOffset ? null : (
          <View className="yh-trip__clock">{`${city ?? '当地'} ${there.day} ${there.time}`}</View>
        )}
      </View>
      <View className="yh-trip__line" ariaLabel={words.now}>
        <View className="yh-trip__gone" style={{ width: percent }} />
        <View className="yh-trip__here" style={{ left: percent }} />
      </View>
      <View className="yh-trip__ends">
        <View>{words.from}出发</View>
        <View>{words.until}返校</View>
      </View>
    </Card>
  );
}
