export default definePageConfig({
  navigationBarTitleText: '境外打卡',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
});
