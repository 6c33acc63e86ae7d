import { fitsInline } from './field-text';
import { ChoiceSheet } from './inputs/choice-sheet';
import { CountryInput } from './inputs/country-input';
import { DateInput } from './inputs/date-input';
import type { InputProps } from './inputs/input-props';
import { NumberInput } from './inputs/number-input';
import { ParagraphInput } from './inputs/paragraph-input';
import { PillChoice } from './inputs/pill-choice';
import { TextInput } from './inputs/text-input';

const yesNo = [
  { value: 'true', label: '是' },
  { value: 'false', label: '否' },
];

/** The input for a field's type. */
export function FieldInput({ field, value, onChange }: InputProps) {
  switch (field.type) {
    case 'text':
    case 'phone':
    case 'email':
      return <TextInput field={field} value={value} onChange={onChange} />;
    case 'paragraph':
      return <ParagraphInput field={field} value={value} onChange={onChange} />;
    case 'number':
    case 'money':
      return <NumberInput field={field} value={value} onChange={onChange} />;
    case 'date':
      return <DateInput field={field} value={value} onChange={onChange} />;
    case 'country':
      return <CountryInput field={field} value={value} onChange={onChange} />;
    case 'yes_no':
      return (
        <PillChoice
          options={yesNo}
          chosen={value === null ? [] : [String(value)]}
          onChange={([first]) => onChange(first === undefined ? null : first === 'true')}
        />
      );
    case 'choice':
    case 'choices':
      return <Choice field={field} value={value} onChange={onChange} />;
  }
}

function Choice({ field, value, onChange }: InputProps) {
  const many = field.type === 'choices';
  const chosen = Array.isArray(value) ? value : typeof value === 'string' && value !== '' ? [value] : [];
  const choose = (next: readonly string[]) => onChange(many ? next : (next[0] ?? null));
  if (fitsInline(field)) {
    return <PillChoice options={field.options ?? []} chosen={chosen} many={many} onChange={choose} />;
  }
  return <ChoiceSheet field={field} chosen={chosen} many={many} onChange={choose} />;
}
