import { View } from '@tarojs/components';
import type { CheckInState } from '@yuanhang/contract';
import { useEffect, useState } from 'react';
import { clockText, serverNow } from './clock-text';
import './clocks.scss';

const shanghaiMinutes = 480;
const tickMilliseconds = 10_000;

/** Two clocks side by side: where the student is, and at home. */
export function Clocks({ state }: { readonly state: CheckInState }) {
  const [answeredAt] = useState(() => Date.now());
  const [at, setAt] = useState(answeredAt);
  useEffect(() => {
    const timer = setInterval(() => setAt(Date.now()), tickMilliseconds);
    return () => clearInterval(timer);
  }, []);
  const now = serverNow(state.now, answeredAt, at);
  return (
    <View className="yh-clocks">
      <Clock
        name={state.destination.city || state.destination.name}
        text={clockText(now, state.destination.offsetMinutes)}
      />
      <Clock name="北京" text={clockText(now, shanghaiMinutes)} />
    </View>
  );
}

function Clock({
  name,
  text,
}: {
  readonly name: string;
  readonly text: { readonly time: string; readonly day: string };
}) {
  return (
    <View className="yh-clocks__one">
      <View className="yh-clocks__name">{name}</View>
      <View className="yh-clocks__time">{text.time}</View>
      <View className="yh-clocks__name">{text.day}</View>
    </View>
  );
}
