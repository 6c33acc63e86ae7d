import Taro from '@tarojs/taro';

const prefix = 'answer:';

/** The last answer of a page, stored to show it again at once and without a network. */
export const storedAnswers = {
  read<T>(name: string): T | undefined {
    const kept: unknown = Taro.getStorageSync(prefix + name);
    return kept === '' || kept === undefined || kept === null ? undefined : (kept as T);
  },
  keep: (name: string, data: unknown): void => Taro.setStorageSync(prefix + name, data),
};

/** Call it before another person signs in on this phone. */
export const forgetAnswers = (): void => forgetStored(prefix);

/** Removes everything stored under keys that begin with `beginning`. */
export function forgetStored(beginning: string): void {
  for (const key of Taro.getStorageInfoSync().keys) {
    if (key.startsWith(beginning)) Taro.removeStorageSync(key);
  }
}
