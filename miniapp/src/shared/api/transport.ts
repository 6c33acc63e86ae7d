import Taro from '@tarojs/taro';
import type { Transport } from '@yuanhang/contract';
import { toNetworkError } from './network-error';

const timeoutMs = 15_000;

/** An address of the API as this platform needs it: whole in WeChat, same-origin in a browser. */
export const absoluteUrl = (url: string): string => (url.startsWith('/') ? API_ORIGIN + url : url);

/** The contract's transport over `Taro.request`. Resolves for every status; rejects only without an answer. */
export const taroTransport: Transport = async ({ method, url, headers, body }) => {
  try {
    const response = await Taro.request<unknown>({
      url: absoluteUrl(url),
      method: method as keyof Taro.request.Method,
      header: { ...headers },
      timeout: timeoutMs,
      ...(body === undefined ? {} : { data: body }),
    });
    return { status: response.statusCode, body: response.data };
  } catch (cause) {
    throw toNetworkError(cause);
  }
};
