import { View } from '@tarojs/components';
import { arcImage, type Spot, spotOf } from './projection';
import './world-map.scss';

type Coordinates = readonly [latitude: number, longitude: number];

interface Props {
  readonly from: Coordinates;
  readonly to: readonly Coordinates[];
}

/** A dotted world map without borders, with arcs to the destinations. Decorative: the places are named in text beside it. */
export function WorldMap({ from, to }: Props) {
  const start = spotOf(from);
  const ends = to.map(spotOf);
  return (
    <View className="yh-world" ariaLabel="世界地图">
      <View className="yh-world__land" />
      {ends.map((end) => (
        <View key={`way ${end.x} ${end.y}`} className="yh-world__way" style={masked(arcImage(start, end))} />
      ))}
      <View className="yh-world__spot" style={placed(start)} />
      {ends.map((end) => (
        <View key={`spot ${end.x} ${end.y}`} className="yh-world__spot yh-world__spot--to" style={placed(end)} />
      ))}
    </View>
  );
}

const masked = (image: string) => ({ WebkitMaskImage: image, maskImage: image });
const placed = ({ x, y }: Spot) => ({ left: `${x}%`, top: `${y}%` });
