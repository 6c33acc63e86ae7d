export default definePageConfig({ navigationBarTitleText: '个人信息怎样处理' });
