/** No answer came: no network, or a timeout. The server may still have done the work. */
export class NetworkError extends Error {
  constructor(readonly kind: 'offline' | 'timeout') {
    super(kind === 'offline' ? '没有网络，请检查后重试' : '网络太慢，请稍后重试');
    this.name = 'NetworkError';
  }
}

/** What `Taro.request` rejects with (WeChat: an object with `errMsg`; browsers: an `Error`), as a `NetworkError`. */
export function toNetworkError(cause: unknown): NetworkError {
  const words = `${textOf(cause, 'name')} ${textOf(cause, 'errMsg')}`;
  return new NetworkError(/AbortError|time(d )?out/i.test(words) ? 'timeout' : 'offline');
}

function textOf(value: unknown, key: string): string {
  if (typeof value !== 'object' || value === null) return '';
  const found: unknown = Reflect.get(value, key);
  return typeof found === 'string' ? found : '';
}
