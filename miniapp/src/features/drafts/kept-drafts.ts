import Taro from '@tarojs/taro';
import { forgetStored } from '../../shared/api';
import { readTyped, type Typed } from './typed';

const prefix = 'draft:';

/** What was typed and is not yet on the server, by the name of its draft; survives the app being closed. */
export const keptDrafts = {
  read: (name: string): Typed => readTyped(Taro.getStorageSync(prefix + name)),
  keep(name: string, typed: Typed): void {
    if (Object.keys(typed).length > 0) Taro.setStorageSync(prefix + name, typed);
    else Taro.removeStorageSync(prefix + name);
  },
};

/** Before another person uses this phone. */
export const forgetDrafts = (): void => forgetStored(prefix);
