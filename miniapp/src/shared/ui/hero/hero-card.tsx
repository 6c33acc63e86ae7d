import { View } from '@tarojs/components';
import { Button } from '../button/button';
import { Drawing } from '../drawing/drawing';
import './hero-card.scss';

interface Props {
  /** Small text above the title: `下一步`. */
  readonly kicker: string;
  readonly title: string;
  /** The deadline and the subject, one line each. */
  readonly lines: readonly string[];
  readonly action?: { readonly label: string; readonly onTap: () => void };
}

/** The most important item of a screen: a title, lines and one button. At most one per screen, at the top. */
export function HeroCard({ kicker, title, lines, action }: Props) {
  return (
    <View className="yh-hero">
      <View className="yh-hero__art">
        <Drawing name="boat" />
      </View>
      <View className="yh-hero__kicker">{kicker}</View>
      <View className="yh-hero__title">{title}</View>
      {lines.map((line) => (
        <View key={line} className="yh-hero__line">
          {line}
        </View>
      ))}
      {action ? (
        <View className="yh-hero__action">
          <Button kind="onFill" onTap={action.onTap}>
            {action.label}
          </Button>
        </View>
      ) : null}
    </View>
  );
}
