import { Text, View } from '@tarojs/components';
import type { Field, FieldValue, Problem } from '@yuanhang/domain';
import type { ReactNode } from 'react';
import { displayValue, fitsOneLine, lengthHint, shownLabel } from './field-text';
import { fieldAnchor } from './scroll-to-field';

export interface Remark {
  /** The field's key. */
  readonly field: string;
  readonly by: string;
  readonly text: string;
}

interface Props {
  readonly field: Field;
  readonly value: FieldValue;
  readonly readOnly: boolean;
  readonly problem: Problem | undefined;
  /** A reviewer's remark on this field. */
  readonly remark: Remark | undefined;
  readonly children: ReactNode;
}

/** A field's label, help, its input or plain value, and its problem. */
export function FieldRow({ field, value, readOnly, problem, remark, children }: Props) {
  const hint = readOnly ? null : lengthHint(field, value);
  const shown = displayValue(field, value);
  const kind = readOnly && fitsOneLine(field, shown) ? 'yh-field--line' : '';
  return (
    <View className={`yh-field ${kind} ${problem ? 'yh-field--wrong' : ''}`} id={fieldAnchor(field.key)}>
      <View className="yh-field__label">
        {field.required && !readOnly ? <Text className="yh-field__star">* </Text> : null}
        {shownLabel(field)}
        {field.required || readOnly || !children ? '' : '（选填）'}
      </View>
      {field.help && !readOnly ? <View className="yh-field__help">{field.help}</View> : null}
      {readOnly ? (
        <View className={`yh-field__value ${shown ? '' : 'yh-field__value--none'}`}>{shown || '未填'}</View>
      ) : (
        children
      )}
      {remark ? (
        <View className="yh-field__remark">
          {remark.by}：{remark.text}
        </View>
      ) : null}
      {problem ? <View className="yh-field__problem">{problem.message}</View> : null}
      {hint && !problem ? <View className={`yh-field__hint yh-field__hint--${hint.tone}`}>{hint.text}</View> : null}
    </View>
  );
}
