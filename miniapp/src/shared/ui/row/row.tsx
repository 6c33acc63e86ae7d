import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon, type IconName } from '../icon/icon';
import { Tappable } from '../tappable/tappable';
import './row.scss';

interface Props {
  readonly title: ReactNode;
  /** A secondary line below. */
  readonly note?: ReactNode;
  /** A secondary line above: the label of the value in `title`. */
  readonly label?: string;
  readonly icon?: IconName;
  /** At the right: a chip or a short text. */
  readonly trailing?: ReactNode;
  readonly onTap?: () => void;
  /** Plain weight: a value or an operation, not a heading. */
  readonly plain?: boolean;
  /** Greyed out; give the reason in `trailing` or `note`. */
  readonly disabled?: boolean;
}

/** One row of a card, separated by hairlines. Shows an arrow when it can be tapped. */
export function Row({ title, note, label, icon, trailing, onTap, plain = false, disabled = false }: Props) {
  const content = (
    <>
      {icon ? <Icon name={icon} className="yh-row__icon" /> : null}
      <View className="yh-row__main">
        {label ? <View className="yh-row__label">{label}</View> : null}
        <View className={`yh-row__title ${plain ? 'yh-row__title--plain' : ''}`}>{title}</View>
        {note ? <View className="yh-row__note">{note}</View> : null}
      </View>
      {trailing ? <View className="yh-row__trailing">{trailing}</View> : null}
      {onTap && !disabled ? <Icon name="forward" size={16} className="yh-row__arrow" /> : null}
    </>
  );
  const className = `yh-row ${disabled ? 'yh-row--disabled' : ''}`;
  if (!onTap) return <View className={className}>{content}</View>;
  return (
    <Tappable className={className} role="link" disabled={disabled} onTap={onTap}>
      {content}
    </Tappable>
  );
}
