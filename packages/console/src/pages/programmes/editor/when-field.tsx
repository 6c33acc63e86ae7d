import { Select } from 'antd';
import type { Question } from './draft';

type When = NonNullable<Question['when']>;
interface WhenFieldProps {
  readonly id?: string;
  readonly value?: When;
  readonly onChange?: (when: When | undefined) => void;
  readonly earlier: readonly Question[];
}
const yesNo = [
  { value: 'true', label: '是' },
  { value: 'false', label: '否' },
];

/** The condition of a question: always, or only for an answer to an earlier choice question. */
export function WhenField({ id, value, onChange, earlier }: WhenFieldProps) {
  const askable = earlier.filter(({ type }) => type === 'choice' || type === 'yes_no');
  const asked = askable.find(({ key }) => key === value?.field);
  const isYesNo = asked?.type === 'yes_no';
  return (
    <div className="row-line">
      <Select
        {...(id && { id })}
        className="grow"
        allowClear
        placeholder="总是询问"
        value={value?.field ?? null}
        options={askable.map(({ key, label }) => ({ value: key, label: `仅当「${label}」回答为` }))}
        onChange={(field: string | null) => onChange?.(field ? { field, in: [] } : undefined)}
      />
      {value && asked && (
        <Select
          className="grow"
          mode="multiple"
          aria-label="哪些回答"
          value={value.in.map(String)}
          options={isYesNo ? yesNo : (asked.options ?? [])}
          onChange={(picked: string[]) =>
            onChange?.({ field: value.field, in: isYesNo ? picked.map((word) => word === 'true') : picked })
          }
        />
      )}
    </div>
  );
}
