import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import './page.scss';

/** A footer like `Page`'s for a part of a page: the last element of the body, at the bottom of the screen. */
export function PartFooter({ children }: { readonly children: ReactNode }) {
  return <View className="yh-page__footer yh-page__footer--inner">{children}</View>;
}
