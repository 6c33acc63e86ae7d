import Taro from '@tarojs/taro';

const storageKey = 'session';

/** The session as WeChat stores it; a browser has an HttpOnly cookie instead. */
interface StoredSession {
  readonly token: string;
  readonly person: string;
}
let remembered: StoredSession | null | undefined;

/** Stores the bearer token in WeChat, with the person whose it is; does nothing in a browser. */
export function rememberToken(token: string | null, person: string): void {
  if (process.env.TARO_ENV === 'h5' || token === null) return;
  remembered = { token, person };
  Taro.setStorageSync(storageKey, remembered);
}

export function forgetToken(): void {
  remembered = null;
  if (process.env.TARO_ENV !== 'h5') Taro.removeStorageSync(storageKey);
}

/** Null when signed out, and for a session of an earlier release, which stored no person: WeChat signs in again. */
export function storedSession(): StoredSession | null {
  if (remembered === undefined) {
    const stored: unknown = Taro.getStorageSync(storageKey);
    remembered = isSession(stored) ? stored : null;
  }
  return remembered;
}

const isSession = (stored: unknown): stored is StoredSession =>
  typeof stored === 'object' &&
  stored !== null &&
  typeof Reflect.get(stored, 'token') === 'string' &&
  typeof Reflect.get(stored, 'person') === 'string';

/** The authorization header; empty in a browser and when signed out. */
export function authorization(): Record<string, string> {
  if (process.env.TARO_ENV === 'h5') return {};
  const session = storedSession();
  return session ? { Authorization: `Bearer ${session.token}` } : {};
}
