import { Checkbox } from 'antd';

interface CheckboxesProps<Value extends string> {
  /** Accessible name of the group. */
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  /** Set by the form item, like the other props. */
  readonly id?: string;
  readonly value?: readonly Value[];
  readonly onChange?: (value: Value[]) => void;
}

/**
 * Multiple choice, kept in the order of the options. Ant Design's own group loses clicks made before all of its boxes have
 * registered, and shows a choice one render late.
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
