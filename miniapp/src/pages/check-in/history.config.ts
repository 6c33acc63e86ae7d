export default definePageConfig({
  navigationBarTitleText: '打卡记录',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
});
