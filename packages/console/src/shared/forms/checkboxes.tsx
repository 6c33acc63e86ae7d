import { Checkbox } from 'antd';

interface CheckboxesProps<Value extends string> {
  /** For those who do not see what the boxes are of. */
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  /** Given by the form's item, as the others are. */
  readonly id?: string;
  readonly value?: readonly Value[];
  readonly onChange?: (value: Value[]) => void;
}

/**
 * Any of a few, kept in the order of the options. Ant Design's own group forgets what is clicked before each of its boxes
 * has told it of itself, and shows a choice only in the drawing after the next.
 */
export function Checkboxes<Value extends string>({ label, options, id, value = [], onChange }: CheckboxesProps<Value>) {
  const choose = (changed: Value, isChosen: boolean) =>
    onChange?.(
      options.map((option) => option.value).filter((one) => (one === changed ? isChosen : value.includes(one))),
    );
  return (
    <fieldset className="checkboxes" aria-label={label} id={id}>
      {options.map((option) => (
        <Checkbox
          key={option.value}
          checked={value.includes(option.value)}
          onChange={({ target }) => choose(option.value, target.checked)}
        >
          {option.label}
        </Checkbox>
      ))}
    </fieldset>
  );
}
