import { View } from '@tarojs/components';
import { shanghaiOffset } from '@yuanhang/domain';
import { useEffect, useState } from 'react';
import { type ClockText, clockText, serverNow } from './clock-text';
import './clocks.scss';

const tickMilliseconds = 10_000;

interface Props {
  /** The server's time, and when this device received it. */
  readonly now: string;
  readonly answeredAt: number;
  readonly place: string;
  readonly offsetMinutes: number;
}

/** Two clocks side by side: at the student's location and at home. */
export function Clocks({ now: answered, answeredAt, place, offsetMinutes }: Props) {
  const [at, setAt] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setAt(Date.now()), tickMilliseconds);
    return () => clearInterval(timer);
  }, []);
  const now = serverNow(answered, answeredAt, Math.max(at, answeredAt));
  return (
    <View className="yh-clocks">
      <Clock name={place} text={clockText(now, offsetMinutes)} />
      {offsetMinutes === shanghaiOffset ? null : <Clock name="北京" text={clockText(now, shanghaiOffset)} />}
    </View>
  );
}

function Clock({ name, text }: { readonly name: string; readonly text: ClockText }) {
  return (
    <View className="yh-clocks__one">
      <View className="yh-clocks__name">{name}</View>
      <View className="yh-clocks__time">{text.time}</View>
      <View className="yh-clocks__name">{text.day}</View>
    </View>
  );
}
