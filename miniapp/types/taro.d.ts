import '@tarojs/taro';

declare module '@tarojs/taro' {
  namespace getAppBaseInfo {
    interface Result {
      /** The user's text size in points, 17 by default on iOS and 16 on Android; missing from Taro's types. */
      fontSizeSetting?: number;
    }
  }
}
