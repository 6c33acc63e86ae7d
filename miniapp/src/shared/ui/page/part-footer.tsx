import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import './page.scss';

/** `Page`'s footer for a part of it: the last thing in the body, at the bottom of the screen. */
export function PartFooter({ children }: { readonly children: ReactNode }) {
  return <View className="yh-page__footer yh-page__footer--inner">{children}</View>;
}
