import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { Tone } from '../chip/chip';
import './callout.scss';

interface Props {
  readonly tone: Tone;
  readonly title: string;
  readonly children?: ReactNode;
}

/** A tinted box, inside a card or on the page, for an instruction, an error or a notice. */
export function Callout({ tone, title, children }: Props) {
  return (
    <View className={`yh-callout yh-callout--${tone}`}>
      <View className="yh-callout__title">{title}</View>
      {children ? <View className="yh-callout__text">{children}</View> : null}
    </View>
  );
}
