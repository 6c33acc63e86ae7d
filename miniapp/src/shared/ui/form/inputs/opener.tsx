import { View } from '@tarojs/components';
import { Icon } from '../../icon/icon';
import { Tappable } from '../../tappable/tappable';

interface Props {
  readonly text: string;
  readonly placeholder: string;
  readonly onTap: () => void;
}

/** Shows a value and opens a sheet on a tap. */
export function Opener({ text, placeholder, onTap }: Props) {
  return (
    <Tappable className="yh-field__opener" onTap={onTap}>
      <View className={`yh-field__opener-text ${text ? '' : 'yh-field__opener-text--empty'}`}>
        {text || placeholder}
      </View>
      <Icon name="forward" size={16} className="yh-field__arrow" />
    </Tappable>
  );
}
