import { View } from '@tarojs/components';

/** Placeholder cards; appear after a delay, so that a quick answer does not flicker. */
export function Skeleton() {
  return (
    <View className="yh-skeleton" ariaLabel="正在加载">
      {['a', 'b', 'c'].map((key) => (
        <View key={key} className="yh-skeleton__card">
          <View className="yh-skeleton__bar yh-skeleton__bar--wide" />
          <View className="yh-skeleton__bar" />
        </View>
      ))}
    </View>
  );
}
