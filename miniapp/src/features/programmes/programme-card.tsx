import { View } from '@tarojs/components';
import type { ProgrammeSummary } from '@yuanhang/contract';
import { Card, Chip } from '../../shared/ui';
import { factsOf, summaryLine, windowTone } from './describe';
import './programme-card.scss';

interface Props {
  readonly programme: ProgrammeSummary;
  readonly onTap: () => void;
}

/** A programme in the list: name, place, levels of study, key facts and application window. */
export function ProgrammeCard({ programme, onTap }: Props) {
  const facts = factsOf(programme);
  const waiting = programme.window === 'upcoming' || programme.window === 'closed';
  return (
    <Card onTap={onTap}>
      <View className="programme-card__head">
        <View className={`programme-card__name ${waiting ? 'programme-card__name--waiting' : ''}`}>
          {programme.name}
        </View>
        <Chip tone={windowTone(programme.window)}>{programme.windowText}</Chip>
      </View>
      <View className="programme-card__line">{summaryLine(programme)}</View>
      {facts.length > 0 ? (
        <View className="programme-card__facts">
          {facts.map((fact) => (
            <View key={fact}>{fact}</View>
          ))}
        </View>
      ) : null}
    </Card>
  );
}
