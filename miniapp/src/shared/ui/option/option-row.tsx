import { View } from '@tarojs/components';
import { Icon } from '../icon/icon';
import { Tappable } from '../tappable/tappable';
import './option.scss';

interface Props {
  readonly label: string;
  readonly selected: boolean;
  /** `radio`, one of several, unless more than one may be chosen. */
  readonly role?: 'radio' | 'checkbox';
  readonly onTap: () => void;
}

/** One choice of several. */
export function OptionRow({ label, selected, role = 'radio', onTap }: Props) {
  return (
    <Tappable className={`yh-option ${selected ? 'yh-option--on' : ''}`} role={role} selected={selected} onTap={onTap}>
      <View className="yh-option__label">{label}</View>
      {selected ? <Icon name="check" /> : null}
    </Tappable>
  );
}
