import { View } from '@tarojs/components';
import './progress-bar.scss';

/** A progress bar, 0 to 1; show the number as text beside it. */
export function ProgressBar({ value }: { readonly value: number }) {
  const percent = Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <View className="yh-progress" ariaLabel={`${percent}%`}>
      <View className="yh-progress__bar" style={{ width: `${percent}%` }} />
    </View>
  );
}
