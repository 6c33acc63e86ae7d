import { View } from '@tarojs/components';
import { Button } from '../button/button';
import { Drawing, type DrawingName } from '../drawing/drawing';
import './empty.scss';

export interface EmptyProps {
  readonly drawing?: DrawingName;
  readonly title: string;
  /** What the user can do, or when there will be content. */
  readonly hint?: string;
  readonly action?: { readonly label: string; readonly onTap: () => void };
}

/** The empty state of a list or page, with the reason. */
export function Empty({ drawing = 'boat', title, hint, action }: EmptyProps) {
  return (
    <View className="yh-empty">
      <Drawing name={drawing} />
      <View className="yh-empty__title">{title}</View>
      {hint ? <View className="yh-empty__hint">{hint}</View> : null}
      {action ? (
        <View className="yh-empty__action">
          <Button kind="quiet" onTap={action.onTap}>
            {action.label}
          </Button>
        </View>
      ) : null}
    </View>
  );
}
