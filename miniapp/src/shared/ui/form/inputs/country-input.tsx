import { View } from '@tarojs/components';
import { useState } from 'react';
import { OptionRow } from '../../option/option-row';
import { SearchBox } from '../../search/search-box';
import { Sheet } from '../../sheet/sheet';
import { displayValue } from '../field-text';
import { countriesMatching } from './countries-matching';
import type { InputProps } from './input-props';
import { Opener } from './opener';

/** Selects a country or region by name, alias or code. */
export function CountryInput({ field, value, onChange }: InputProps) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const close = () => {
    setOpen(false);
    setText('');
  };
  const found = open ? countriesMatching(text) : [];
  return (
    <>
      <Opener
        text={displayValue(field, value)}
        placeholder={field.placeholder ?? '请选择'}
        onTap={() => setOpen(true)}
      />
      <Sheet
        open={open}
        title={field.label}
        onClose={close}
        head={<SearchBox ground="tint" value={text} placeholder="搜索国家或地区" onChange={setText} />}
      >
        {found.map((country) => (
          <OptionRow
            key={country.code}
            label={country.name}
            selected={country.code === value}
            onTap={() => {
              onChange(country.code);
              close();
            }}
          />
        ))}
        {open && found.length === 0 ? <View className="yh-field__help">没有找到“{text}”，换个叫法试试</View> : null}
      </Sheet>
    </>
  );
}
