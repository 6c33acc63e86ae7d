import Taro from '@tarojs/taro';

const tabNames = ['home', 'programmes', 'applications', 'me'] as const;
export type TabName = (typeof tabNames)[number];

/** Without the leading slash, as Taro names pages. */
export const tabPage = (name: TabName): string => `pages/${name}/index`;
export const isTab = (path: string): boolean => tabNames.some((name) => tabPage(name) === path);

/** The page being opened, without its parameters. */
export const openingPage = (): string =>
  (Taro.getCurrentInstance().router?.path ?? '').replace(/^\//, '').split('?')[0] ?? '';
