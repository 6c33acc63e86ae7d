import { View } from '@tarojs/components';
import type icons from './icons.json';
import './icon.scss';

export type IconName = keyof typeof icons;

interface Props {
  readonly name: IconName;
  /** Points; 20 beside text. */
  readonly size?: number;
  readonly className?: string;
}

/** A line icon in the current text colour. Decorative: put the meaning in text beside it. */
export function Icon({ name, size = 20, className = '' }: Props) {
  // Scales with the text beside it.
  const side = `calc(${size}px * var(--text-scale, 1))`;
  return <View className={`yh-icon yh-icon--${name} ${className}`} style={{ width: side, height: side }} />;
}
