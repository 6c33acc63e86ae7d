export default definePageConfig({
  navigationBarTitleText: '项目详情',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
  enableShareAppMessage: true,
});
