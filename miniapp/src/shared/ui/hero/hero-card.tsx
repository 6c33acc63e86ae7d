import { View } from '@tarojs/components';
import { Button } from '../button/button';
import { Drawing } from '../drawing/drawing';
import './hero-card.scss';

interface Props {
  /** Small words above: `下一步`. */
  readonly kicker: string;
  readonly title: string;
  /** Deadline and what it is about, a line each. */
  readonly lines: readonly string[];
  readonly action?: { readonly label: string; readonly onTap: () => void };
}

/** The one thing first: a sentence, a deadline in plain words, one button. At most one per screen, at the top. */
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
