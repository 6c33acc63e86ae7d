export default definePageConfig({ navigationBarTitleText: '开始申请' });
