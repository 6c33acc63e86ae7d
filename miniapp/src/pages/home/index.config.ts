export default definePageConfig({
  navigationBarTitleText: '远航',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
});
