export default definePageConfig({ navigationBarTitleText: '补充在外信息' });
