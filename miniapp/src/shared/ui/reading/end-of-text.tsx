import { View } from '@tarojs/components';
import './end-of-text.scss';

/** Marks the end of a text for `useReading`. */
export const EndOfText = ({ id }: { readonly id: string }) => <View id={id} className="yh-end-of-text" />;
