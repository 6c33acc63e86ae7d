import { ScrollView, View } from '@tarojs/components';
import { roleOf } from '../tappable/role';
import { Tappable } from '../tappable/tappable';
import './tabs.scss';

interface Props<K extends string> {
  readonly tabs: readonly { readonly key: K; readonly label: string }[];
  readonly active: K;
  readonly onChange: (key: K) => void;
}

/** The tabs of a page: 进度, 基本信息, … Scrolls horizontally when they do not fit. */
export function Tabs<K extends string>({ tabs, active, onChange }: Props<K>) {
  return (
    <ScrollView scrollX enhanced showScrollbar={false} className="yh-tabs">
      <View className="yh-tabs__row" {...roleOf('tablist')}>
        {tabs.map(({ key, label }) => (
          <Tappable
            key={key}
            role="tab"
            selected={key === active}
            className={`yh-tabs__tab ${key === active ? 'yh-tabs__tab--on' : ''}`}
            onTap={() => onChange(key)}
          >
            {label}
          </Tappable>
        ))}
      </View>
    </ScrollView>
  );
}
