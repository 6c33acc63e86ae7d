import { View } from '@tarojs/components';
import { arcImage, type Spot, spotOf } from './projection';
import './world-map.scss';

type Place = readonly [latitude: number, longitude: number];

interface Props {
  readonly from: Place;
  readonly to: Place | null;
}

/** A world of dots, without borders, and the way there. Decoration: the places stand in words beside it. */
export function WorldMap({ from, to }: Props) {
  const start = spotOf(from);
  const end = to && spotOf(to);
  const way = end && arcImage(start, end);
  return (
    <View className="yh-world" ariaLabel="世界地图">
      <View className="yh-world__land" />
      {way ? <View className="yh-world__way" style={{ WebkitMaskImage: way, maskImage: way }} /> : null}
      <View className="yh-world__spot" style={placed(start)} />
      {end ? <View className="yh-world__spot yh-world__spot--to" style={placed(end)} /> : null}
    </View>
  );
}

const placed = ({ x, y }: Spot) => ({ left: `${x}%`, top: `${y}%` });
