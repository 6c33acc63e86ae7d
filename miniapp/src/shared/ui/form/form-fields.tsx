import { View } from '@tarojs/components';
import {
  type Field,
  type FieldValue,
  type FormDefinition,
  type FormValues,
  isAsked,
  type Problem,
} from '@yuanhang/domain';
import { FieldInput } from './field-input';
import { FieldRow, type Remark } from './field-row';
import './form.scss';

interface Props {
  readonly form: FormDefinition;
  readonly values: FormValues;
  /** `field` may be the bare key or a path that ends in it. */
  readonly problems?: readonly Problem[];
  /** A reviewer's remarks, each shown beside its field. */
  readonly remarks?: readonly Remark[];
  /** Shows all values without inputs. */
  readonly readOnly?: boolean;
  readonly onChange?: (values: FormValues) => void;
}

/** Renders any form definition of the domain: the built-in pages, the requests, a programme's questions. */
export function FormFields({ form, values, problems = [], remarks = [], readOnly = false, onChange }: Props) {
  const set = (field: Field, value: FieldValue) => onChange?.({ ...values, [field.key]: value });
  return (
    <View className="yh-form">
      {form.fields
        .filter((field) => isAsked(field, values))
        .map((field) => {
          const fixed = readOnly || field.readOnly === true;
          const value = values[field.key] ?? null;
          return (
            <FieldRow
              key={field.key}
              field={field}
              value={value}
              readOnly={fixed}
              remark={remarks.find((one) => one.field === field.key)}
              problem={fixed ? undefined : problems.find((one) => isAbout(one, field))}
            >
              {fixed ? null : <FieldInput field={field} value={value} onChange={(next) => set(field, next)} />}
            </FieldRow>
          );
        })}
    </View>
  );
}

const isAbout = (problem: Problem, field: Field) =>
  problem.field === field.key || problem.field.endsWith(`.${field.key}`);
