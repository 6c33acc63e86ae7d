export default definePageConfig({
  navigationBarTitleText: '我的申请',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
});
