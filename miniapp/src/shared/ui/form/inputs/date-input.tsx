import { Picker } from '@tarojs/components';
import { createElement } from 'react';
import type { InputProps } from '../field-input';
import { displayValue } from '../field-text';
import { Opener } from './opener';

const noop = () => undefined;

/** A day, by the platform's own picker: WeChat's wheel, or whatever the browser and its person are used to. */
export function DateInput({ field, value, onChange }: InputProps) {
  const date = typeof value === 'string' ? value : '';
  if (process.env.TARO_ENV === 'h5') {
    return createElement('input', {
      type: 'date',
      className: `yh-field__date ${date ? '' : 'yh-placeholder'}`,
      value: date,
      min: '1900-01-01',
      max: '2099-12-31',
      'aria-label': field.label,
      onChange: (event: { target: HTMLInputElement }) => onChange(event.target.value || null),
    });
  }
  return (
    <Picker
      mode="date"
      value={date}
      start="1900-01-01"
      end="2099-12-31"
      onChange={(event) => onChange(event.detail.value)}
    >
      <Opener text={displayValue(field, value)} placeholder={field.placeholder ?? '请选择'} onTap={noop} />
    </Picker>
  );
}
