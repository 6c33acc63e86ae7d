import Taro from '@tarojs/taro';

export const fieldAnchor = (key: string): string => `field-${key}`;

/** Scrolls to a field, for example to the first missing one after an attempt to submit. */
export function scrollToField(key: string): void {
  void Taro.pageScrollTo({ selector: `#${fieldAnchor(key)}`, offsetTop: -60, duration: 200 });
}
