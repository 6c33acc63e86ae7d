import { Input, View } from '@tarojs/components';
import { Icon } from '../icon/icon';
import { Tappable } from '../tappable/tappable';
import './search-box.scss';

interface Props {
  readonly value: string;
  readonly placeholder: string;
  readonly onChange: (value: string) => void;
  /** `card` on the ground, `tint` on a sheet. */
  readonly ground?: 'card' | 'tint';
}

/** A search box; the cross clears it. */
export function SearchBox({ value, placeholder, onChange, ground = 'card' }: Props) {
  return (
    <View className={`yh-search yh-search--${ground}`}>
      <Icon name="search" size={18} className="yh-search__icon" />
      <Input
        className="yh-search__input"
        type="text"
        confirmType="search"
        maxlength={60}
        value={value}
        placeholder={placeholder}
        placeholderClass="yh-placeholder"
        ariaLabel={placeholder}
        onInput={(event) => onChange(event.detail.value)}
      />
      {value ? (
        <Tappable className="yh-search__clear" label="清空" onTap={() => onChange('')}>
          <Icon name="close" size={16} />
        </Tappable>
      ) : null}
    </View>
  );
}
