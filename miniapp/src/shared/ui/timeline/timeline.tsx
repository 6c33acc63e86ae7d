import { View } from '@tarojs/components';
import './timeline.scss';

export interface TimelineItem {
  readonly key: string;
  readonly title: string;
  /** Person and time: `外国语学院 · 11 月 6 日 15:02`. */
  readonly note: string;
  /** The reviewer's comment. */
  readonly quote?: string | null;
  /** `current` is the present step, `ahead` a future one, `stopped` the step at which the application ended. */
  readonly state?: 'done' | 'current' | 'ahead' | 'stopped';
}

/** Past and future steps, one below the other. */
export function Timeline({ items }: { readonly items: readonly TimelineItem[] }) {
  return (
    <View className="yh-timeline">
      {items.map(({ key, title, note, quote, state = 'done' }) => (
        <View key={key} className={`yh-timeline__item yh-timeline__item--${state}`}>
          <View className="yh-timeline__title">{title}</View>
          {note ? <View className="yh-timeline__note">{note}</View> : null}
          {quote ? <View className="yh-timeline__quote">{quote}</View> : null}
        </View>
      ))}
    </View>
  );
}
