export default definePageConfig({
  navigationBarTitleText: '申请详情',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
});
