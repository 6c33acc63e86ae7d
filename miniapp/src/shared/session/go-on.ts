import Taro from '@tarojs/taro';
import { safeNext } from './next-page';

/** After signing in: back to the page underneath, which asks again by itself, or to where the address pointed. */
export function goOn(next: string | undefined): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else void Taro.reLaunch({ url: safeNext(next) });
}
