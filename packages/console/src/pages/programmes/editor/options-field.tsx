import { Input } from 'antd';
import { useState } from 'react';
import { optionsFrom, type Question } from './draft';

interface OptionsFieldProps {
  readonly id?: string;
  readonly value?: Question['options'];
  readonly onChange?: (options: NonNullable<Question['options']>) => void;
}

/** The options of a choice, one per line. */
export function OptionsField({ id, value = [], onChange }: OptionsFieldProps) {
  // The typed text is stored apart from the options, so that an empty line can be started.
  const [typed, setTyped] = useState(() => value.map(({ label }) => label).join('\n'));
  const [before] = useState(value);
  return (
    <Input.TextArea
      {...(id && { id })}
      rows={3}
      className="grows"
      value={typed}
      onChange={({ target }) => {
        setTyped(target.value);
        onChange?.(optionsFrom(target.value, before));
      }}
    />
  );
}
