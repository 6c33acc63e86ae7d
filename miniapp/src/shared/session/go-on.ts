import Taro from '@tarojs/taro';
import { safeNext } from './next-page';

/**
 * After sign-in: returns to the page underneath, which reloads by itself, or opens `next`. Pages of another person are
 * closed, and `next` was theirs.
 */
export function goOn(next: string | undefined, arePagesTheirs: boolean): void {
  if (!arePagesTheirs) void Taro.reLaunch({ url: safeNext(undefined) });
  else if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else void Taro.reLaunch({ url: safeNext(next) });
}
