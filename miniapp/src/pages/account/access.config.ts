export default definePageConfig({
  navigationBarTitleText: '登录与绑定',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
});
