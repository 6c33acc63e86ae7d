import { View } from '@tarojs/components';
import type { ProgrammeDetail } from '@yuanhang/contract';
import { Card, WorldMap } from '../../shared/ui';
import { coordinatesOf, home } from '../destinations/coordinates';
import { periodOf, placeOf } from './describe';
import './destination.scss';

/** The destination on a small map; nothing for a self-arranged programme, whose place the student chooses. */
export function Destination({ programme }: { readonly programme: ProgrammeDetail }) {
  const to = coordinatesOf(programme.country);
  if (to === null) return null;
  return (
    <Card>
      <View className="destination">
        <WorldMap from={home} to={[to]} />
        <View className="destination__text">
          <View>{placeOf(programme)}</View>
          <View>{periodOf(programme) ?? ''}</View>
        </View>
      </View>
    </Card>
  );
}
