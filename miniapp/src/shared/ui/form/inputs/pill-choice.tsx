import { View } from '@tarojs/components';
import type { FieldOption } from '@yuanhang/domain';
import { Pill } from '../../option/pill';
import { toggle } from './toggle';

interface Props {
  readonly options: readonly FieldOption[];
  readonly chosen: readonly string[];
  readonly many?: boolean;
  readonly onChange: (chosen: readonly string[]) => void;
}

/** A choice among a few short options, all visible. */
export function PillChoice({ options, chosen, many = false, onChange }: Props) {
  return (
    <View className="yh-field__pills">
      {options.map((option) => (
        <Pill
          key={option.value}
          ground="tint"
          label={option.label}
          selected={chosen.includes(option.value)}
          onTap={() => onChange(toggle(chosen, option.value, many))}
        />
      ))}
    </View>
  );
}
