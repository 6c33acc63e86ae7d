import Taro from '@tarojs/taro';
import { forgetStored } from '../../shared/api';
import { readTyped, type Typed } from './typed';

const prefix = 'draft:';

/** Unsaved changes by draft name; they survive closing the app. */
export const storedDrafts = {
  read: (name: string): Typed => readTyped(Taro.getStorageSync(prefix + name)),
  keep(name: string, typed: Typed): void {
    if (Object.keys(typed).length > 0) Taro.setStorageSync(prefix + name, typed);
    else Taro.removeStorageSync(prefix + name);
  },
};

/** Call it before another person signs in on this phone. */
export const forgetDrafts = (): void => forgetStored(prefix);
