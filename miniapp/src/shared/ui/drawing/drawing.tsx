import { View } from '@tarojs/components';
import type drawings from './drawings.json';
import './drawing.scss';

export type DrawingName = keyof typeof drawings;

/** A line drawing for an empty page, 120 points square. */
export function Drawing({ name }: { readonly name: DrawingName }) {
  return <View className={`yh-drawing yh-drawing--${name}`} />;
}
