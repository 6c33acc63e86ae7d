import { Input } from '@tarojs/components';
import type { FieldType } from '@yuanhang/domain';
import type { InputProps } from './input-props';

/** Keyboards a browser knows; WeChat's number pads lack the `+` of foreign numbers. */
function keyboard(type: FieldType): 'text' {
  const browser: Partial<Record<FieldType, string>> = { phone: 'tel', email: 'email' };
  const wanted = process.env.TARO_ENV === 'h5' ? browser[type] : undefined;
  // Taro's type list is WeChat's; its H5 input hands any other on to the browser.
  return (wanted ?? 'text') as 'text';
}

/** One line of text. Too long is said, not cut off. */
export function TextInput({ field, value, onChange }: InputProps) {
  return (
    <Input
      className="yh-field__input"
      type={keyboard(field.type)}
      maxlength={-1}
      value={typeof value === 'string' ? value : ''}
      placeholder={field.placeholder ?? '请填写'}
      placeholderClass="yh-placeholder"
      ariaLabel={field.label}
      onInput={(event) => onChange(event.detail.value)}
    />
  );
}
