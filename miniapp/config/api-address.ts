interface Given {
  readonly TARO_APP_API_URL?: string | undefined;
  readonly PUBLIC_URL?: string | undefined;
}

const example = '例如 TARO_APP_API_URL=https://exchange.example.edu.cn';
const originOf = (url: string) => (URL.canParse(url) ? new URL(url).origin : null);

/**
 * Why the mini program cannot be built for production with this address of the API, in Chinese; null when it can. With a
 * wrong address every request fails and each page stays empty.
 */
export function apiAddressProblem({ TARO_APP_API_URL: url, PUBLIC_URL: publicUrl }: Given): string | null {
  if (!url) return `TARO_APP_API_URL: 小程序需要服务端的地址，${example}`;
  if (!url.startsWith('https://') || originOf(url) !== url)
    return `TARO_APP_API_URL: 须为 https 地址，只写协议与域名，不带路径、末尾的斜杠或参数，${example}`;
  if (publicUrl && publicUrl !== url)
    return `TARO_APP_API_URL: 与服务端的 PUBLIC_URL 不同（${url}、${publicUrl}），两者须一样`;
  return null;
}
