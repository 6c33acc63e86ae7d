import Taro from '@tarojs/taro';

export const signInPage = 'pages/sign-in/index';

/** The page shown now with its parameters, as a path one can come back to. */
export function currentPath(): string {
  const router = Taro.getCurrentInstance().router;
  const [path = ''] = (router?.path ?? '').split('?');
  const pairs = Object.entries(router?.params ?? {})
    // Taro adds its own, which are not part of the address.
    .filter(([key, value]) => value !== undefined && !key.startsWith('$') && key !== 'stamp')
    .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(String(value))}`);
  return `/${path.replace(/^\//, '')}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`;
}

let opening = false;

/**
 * Opens the sign-in page on top of the present one, which keeps what is typed in it. Several calls that fail
 * together open it once.
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
