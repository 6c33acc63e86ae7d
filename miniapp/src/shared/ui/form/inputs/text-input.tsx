import { Input } from '@tarojs/components';
import type { FieldType } from '@yuanhang/domain';
import type { InputProps } from './input-props';

/** The browser's keyboard for a field type. WeChat uses `text`: its number pads lack the `+` of foreign numbers. */
function keyboard(type: FieldType): 'text' {
  const browser: Partial<Record<FieldType, string>> = { phone: 'tel', email: 'email' };
  const wanted = process.env.TARO_ENV === 'h5' ? browser[type] : undefined;
  // Taro's types list only WeChat's values; its H5 input passes any other value on to the browser.
  return (wanted ?? 'text') as 'text';
}

/** One line of text. A text that is too long is reported, not truncated. */
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
