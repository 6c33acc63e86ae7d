import Taro from '@tarojs/taro';

const storageKey = 'session';
let remembered: string | null | undefined;

/** Stores the bearer token in WeChat; does nothing in a browser, which has an HttpOnly cookie. */
export function rememberToken(token: string | null): void {
  if (process.env.TARO_ENV === 'h5' || token === null) return;
  remembered = token;
  Taro.setStorageSync(storageKey, token);
}

export function forgetToken(): void {
  remembered = null;
  if (process.env.TARO_ENV !== 'h5') Taro.removeStorageSync(storageKey);
}

/** The authorization header; empty in a browser and when signed out. */
export function authorization(): Record<string, string> {
  if (process.env.TARO_ENV === 'h5') return {};
  if (remembered === undefined) remembered = (Taro.getStorageSync(storageKey) as string) || null;
  return remembered ? { Authorization: `Bearer ${remembered}` } : {};
}
