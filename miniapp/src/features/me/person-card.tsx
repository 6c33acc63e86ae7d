import { View } from '@tarojs/components';
import { Card } from '../../shared/ui';
import './person-card.scss';

/** The signed-in user; the avatar shows the family name. */
export function PersonCard({ name, lines }: { readonly name: string; readonly lines: readonly string[] }) {
  return (
    <Card>
      <View className="yh-person">
        <View className="yh-person__mark">{Array.from(name)[0] ?? ''}</View>
        <View>
          <View className="yh-person__name">{name}</View>
          {lines.map((line) => (
            <View key={line} className="yh-person__line">
              {line}
            </View>
          ))}
        </View>
      </View>
    </Card>
  );
}
