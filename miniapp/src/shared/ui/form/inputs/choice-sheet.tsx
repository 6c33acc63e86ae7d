import type { Field } from '@yuanhang/domain';
import { useState } from 'react';
import { Button } from '../../button/button';
import { OptionRow } from '../../option/option-row';
import { Sheet } from '../../sheet/sheet';
import { displayValue } from '../field-text';
import { Opener } from './opener';
import { toggle } from './toggle';

interface Props {
  readonly field: Field;
  readonly chosen: readonly string[];
  readonly many: boolean;
  readonly onChange: (chosen: readonly string[]) => void;
}

/** A sheet for many or long options. A single choice closes it; a multiple choice is finished with 好了. */
export function ChoiceSheet({ field, chosen, many, onChange }: Props) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const tap = (value: string) => {
    onChange(many ? toggle(chosen, value, true) : [value]);
    if (!many) close();
  };
  return (
    <>
      <Opener
        text={displayValue(field, [...chosen])}
        placeholder={field.placeholder ?? '请选择'}
        onTap={() => setOpen(true)}
      />
      <Sheet
        open={open}
        title={field.label}
        onClose={close}
        footer={many ? <Button onTap={close}>好了</Button> : undefined}
      >
        {(field.options ?? []).map((option) => (
          <OptionRow
            key={option.value}
            label={option.label}
            selected={chosen.includes(option.value)}
            role={many ? 'checkbox' : 'radio'}
            onTap={() => tap(option.value)}
          />
        ))}
      </Sheet>
    </>
  );
}
