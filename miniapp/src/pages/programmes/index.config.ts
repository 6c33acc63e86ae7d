export default definePageConfig({
  navigationBarTitleText: '交流项目',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
});
