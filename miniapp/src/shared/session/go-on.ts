import Taro from '@tarojs/taro';
import { safeNext } from './next-page';

/** After sign-in: returns to the page underneath, which reloads by itself, or opens `next`. */
export function goOn(next: string | undefined): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else void Taro.reLaunch({ url: safeNext(next) });
}
