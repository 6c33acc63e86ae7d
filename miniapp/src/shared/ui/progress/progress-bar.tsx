import { View } from '@tarojs/components';
import './progress-bar.scss';

/** How much is done, 0 to 1; say the number beside it. */
export function ProgressBar({ value }: { readonly value: number }) {
  const percent = Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <View className="yh-progress" ariaLabel={`${percent}%`}>
      <View className="yh-progress__bar" style={{ width: `${percent}%` }} />
    </View>
  );
}
