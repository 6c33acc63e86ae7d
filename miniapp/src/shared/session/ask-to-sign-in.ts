import Taro from '@tarojs/taro';

export const signInPage = 'pages/sign-in/index';

/** The current page with its parameters, as a path to return to. */
export function currentPath(): string {
  const router = Taro.getCurrentInstance().router;
  const [path = ''] = (router?.path ?? '').split('?');
  const pairs = Object.entries(router?.params ?? {})
    // Taro adds parameters of its own, which are not part of the address.
    .filter(([key, value]) => value !== undefined && !key.startsWith('$') && key !== 'stamp')
    .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(String(value))}`);
  return `/${path.replace(/^\//, '')}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`;
}

let opening = false;

/**
 * Opens the sign-in page on top of the current one, which keeps its input. Several calls that fail at the same time
 * open it once.
 */
export function askToSignIn(): void {
  const path = currentPath();
  if (opening || path.startsWith(`/${signInPage}`)) return;
  opening = true;
  Taro.navigateTo({
    url: `/${signInPage}?next=${encodeURIComponent(path)}`,
    complete: () => {
      opening = false;
    },
  });
}
