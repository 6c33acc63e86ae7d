import { Picker, View } from '@tarojs/components';
import { createElement } from 'react';
import { Icon } from '../../icon/icon';
import { displayValue } from '../field-text';
import type { InputProps } from './input-props';
import { Opener } from './opener';

const noop = () => undefined;

interface DayEvent {
  readonly target: HTMLInputElement;
}
/** Safari opens the picker on any touch; other browsers only on the calendar icon. */
const openPicker = ({ target }: DayEvent) => {
  try {
    target.showPicker?.();
  } catch {
    // The browser is old or the event is no user gesture; the date can still be typed.
  }
};

/** A date input with the platform's own picker: WeChat's wheel or the browser's picker. */
export function DateInput({ field, value, onChange }: InputProps) {
  const date = typeof value === 'string' ? value : '';
  const shown = displayValue(field, value);
  const placeholder = field.placeholder ?? '请选择';
  if (process.env.TARO_ENV === 'h5') {
    return (
      <View className="yh-field__day">
        <View className="yh-field__opener">
          <View className={`yh-field__opener-text ${shown ? '' : 'yh-field__opener-text--empty'}`}>
            {shown || placeholder}
          </View>
          <Icon name="calendar" size={18} className="yh-field__arrow" />
        </View>
        {createElement('input', {
          type: 'date',
          className: 'yh-field__date',
          value: date,
          min: '1900-01-01',
          max: '2099-12-31',
          'aria-label': field.label,
          onClick: openPicker,
          onChange: (event: DayEvent) => onChange(event.target.value || null),
        })}
      </View>
    );
  }
  return (
    <Picker
      mode="date"
      value={date}
      start="1900-01-01"
      end="2099-12-31"
      onChange={(event) => onChange(event.detail.value)}
    >
      <Opener text={shown} placeholder={placeholder} onTap={noop} />
    </Picker>
  );
}
