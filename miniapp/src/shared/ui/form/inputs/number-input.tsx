import { Input, View } from '@tarojs/components';
import { useState } from 'react';
import type { InputProps } from './input-props';
import { numberText, readNumber } from './number-text';

/** A number, or money entered in yuan and stored in fen. Text that is no number is kept for the validation to report. */
export function NumberInput({ field, value, onChange }: InputProps) {
  const money = field.type === 'money';
  const [text, setText] = useState(() => numberText(value, money));
  // Follow a value set from outside, but keep `3.` while it is being typed.
  const shown = readNumber(text, money) === value ? text : numberText(value, money);
  return (
    <View className="yh-field__number">
      <Input
        className="yh-field__input"
        type="digit"
        maxlength={20}
        value={shown}
        placeholder={field.placeholder ?? (money ? '0.00' : '请填写')}
        placeholderClass="yh-placeholder"
        ariaLabel={field.label}
        onInput={(event) => {
          setText(event.detail.value);
          onChange(readNumber(event.detail.value, money));
        }}
      />
      {money ? <View className="yh-field__unit">元</View> : null}
    </View>
  );
}
