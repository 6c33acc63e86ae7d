import { View } from '@tarojs/components';
import './chip.scss';

/** `amber` only for "soon", `red` only for harm and errors, `green` only for done. */
export type Tone = 'sea' | 'amber' | 'red' | 'green' | 'neutral';

/** A short label for the state of the item beside it. */
export function Chip({ children, tone = 'sea' }: { readonly children: string; readonly tone?: Tone }) {
  return <View className={`yh-chip yh-chip--${tone}`}>{children}</View>;
}
