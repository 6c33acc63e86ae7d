import './wechat.scss';

/** What the platform around the pages needs; a browser has its own (`frame.h5.ts`, picked by Taro). */
export function prepareFrame(): void {
  // WeChat's frame is set up by the app's config.
}
