import { Textarea } from '@tarojs/components';
import type { InputProps } from './input-props';

/** A text of several lines; grows with its content. */
export function ParagraphInput({ field, value, onChange }: InputProps) {
  return (
    <Textarea
      className="yh-field__paragraph"
      autoHeight
      disableDefaultPadding
      maxlength={-1}
      value={typeof value === 'string' ? value : ''}
      placeholder={field.placeholder ?? '请填写'}
      placeholderClass="yh-placeholder"
      ariaLabel={field.label}
      onInput={(event) => onChange(event.detail.value)}
    />
  );
}
