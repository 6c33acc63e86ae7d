import Taro from '@tarojs/taro';

const prefix = 'answer:';

/** What a page showed last, to show it again at once, and without a network at all. */
export const keptAnswer = {
  read<T>(name: string): T | undefined {
    const kept: unknown = Taro.getStorageSync(prefix + name);
    return kept === '' || kept === undefined || kept === null ? undefined : (kept as T);
  },
  keep: (name: string, data: unknown): void => Taro.setStorageSync(prefix + name, data),
};

/** Before another person uses this phone. */
export const forgetAnswers = (): void => forgetStored(prefix);

/** Whatever this phone keeps under names that begin so. */
export function forgetStored(beginning: string): void {
  for (const key of Taro.getStorageInfoSync().keys) {
    if (key.startsWith(beginning)) Taro.removeStorageSync(key);
  }
}
