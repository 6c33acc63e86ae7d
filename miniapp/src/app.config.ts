const weapp = process.env.TARO_ENV === 'weapp';
/** WeChat looks `@names` up in theme.json; in a browser the style sheet colours both themes. */
const themed = (name: string, light: string) => (weapp ? `@${name}` : light);

export default defineAppConfig({
  // The four tabs and the sign-in page. Every other page belongs in a subpackage, which WeChat loads on demand.
  pages: [
    'pages/home/index',
    'pages/programmes/index',
    'pages/applications/index',
    'pages/me/index',
    'pages/sign-in/index',
  ],
  subPackages: [
    { root: 'pages/programme', pages: ['index'] },
    { root: 'pages/handover', pages: ['index'] },
    { root: 'pages/check-in', pages: ['index', 'history', 'arrival', 'emergency'] },
    { root: 'pages/message', pages: ['index'] },
    { root: 'pages/apply', pages: ['begin', 'index'] },
    { root: 'pages/application', pages: ['index', 'supplement'] },
    { root: 'pages/announcement', pages: ['index', 'list'] },
    { root: 'pages/account', pages: ['record', 'access', 'privacy', 'reach', 'deliveries', 'policy'] },
    { root: 'pages/request', pages: ['index'] },
  ],
  // Check-in must open on a bad network, so its subpackage is preloaded.
  preloadRule: {
    'pages/home/index': { network: 'all', packages: ['pages/check-in'] },
    'pages/programmes/index': { network: 'all', packages: ['pages/programme'] },
  },
  tabBar: {
    // In a browser `Page` renders the tab bar.
    custom: !weapp,
    color: themed('tabText', '#5a6b7a'),
    selectedColor: themed('tabActive', '#0b6577'),
    backgroundColor: themed('bar', '#ffffff'),
    borderStyle: weapp ? ('@tabBorder' as 'white') : 'white',
    list: [tab('home', '首页'), tab('programmes', '项目'), tab('applications', '申请'), tab('me', '我的')],
  },
  window: {
    navigationBarTitleText: '远航',
    navigationBarBackgroundColor: themed('ground', '#f3f6f8'),
    navigationBarTextStyle: weapp ? ('@navText' as 'black') : 'black',
    backgroundColor: themed('ground', '#f3f6f8'),
    backgroundTextStyle: weapp ? ('@navText' as 'dark') : 'dark',
  },
  ...(weapp
    ? { darkmode: true, themeLocation: 'theme.json', lazyCodeLoading: 'requiredComponents', __usePrivacyCheck__: true }
    : {}),
  animation: false,
});

function tab(name: string, text: string) {
  return {
    pagePath: `pages/${name}/index`,
    text,
    iconPath: `assets/tabs/${name}.png`,
    selectedIconPath: `assets/tabs/${name}-active.png`,
  };
}
