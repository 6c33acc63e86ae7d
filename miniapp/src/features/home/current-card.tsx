import { View } from '@tarojs/components';
import type { Home } from '@yuanhang/contract';
import { Card, StepsBar } from '../../shared/ui';
import { paths } from '../navigation/paths';
import './current-card.scss';

interface Props {
  readonly current: NonNullable<Home['current']>;
  readonly onOpen: (path: string) => void;
}

/** The progress of the current mobility; a tap opens the application. */
export function CurrentCard({ current, onOpen }: Props) {
  return (
    <Card onTap={() => onOpen(paths.application(current.id))}>
      <View className="current-card__head">
        <View className="current-card__title">我的交流</View>
        <View className="current-card__number">{current.number}</View>
      </View>
      <StepsBar steps={current.milestones} />
    </Card>
  );
}
