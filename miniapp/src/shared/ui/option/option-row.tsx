import { View } from '@tarojs/components';
import { Icon } from '../icon/icon';
import { Tappable } from '../tappable/tappable';
import './option.scss';

interface Props {
  readonly label: string;
  readonly selected: boolean;
  readonly onTap: () => void;
}

/** One choice in a sheet. */
export function OptionRow({ label, selected, onTap }: Props) {
  return (
    <Tappable
      className={`yh-option ${selected ? 'yh-option--on' : ''}`}
      role="option"
      selected={selected}
      onTap={onTap}
    >
      <View className="yh-option__label">{label}</View>
      {selected ? <Icon name="check" /> : null}
    </Tappable>
  );
}
