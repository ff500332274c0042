const isWeapp = process.env.TARO_ENV === 'weapp';

/** Follows the theme: a variable of theme.json in WeChat, of the stylesheet (or a plain value) on H5. */
const themed = (variable: string, h5: string) => (isWeapp ? `@${variable}` : h5);

const tab = (name: string, text: string) => ({
  pagePath: `pages/${name}/index`,
  text,
  iconPath: themed(`${name}Icon`, `icons/${name}.png`),
  selectedIconPath: themed(`${name}IconOn`, `icons/${name}-on.png`),
});

export default {
  pages: ['pages/home/index', 'pages/me/index', 'pages/lab/index', 'pages/devices/index'],
  window: {
    navigationBarTitleText: '无感',
    navigationBarBackgroundColor: themed('bar', 'var(--page)'),
    navigationBarTextStyle: themed('barText', 'black'),
    backgroundColor: themed('page', 'var(--page)'),
    backgroundTextStyle: themed('pageText', 'dark'),
  },
  tabBar: {
    color: themed('tabText', 'var(--muted)'),
    selectedColor: themed('tabTextOn', 'var(--accent)'),
    backgroundColor: themed('tabBar', 'var(--tab-bar)'),
    borderStyle: themed('tabBorder', 'black'),
    list: [tab('home', '首页'), tab('me', '我的'), tab('lab', '实验室')],
  },
  ...(isWeapp ? { darkmode: true, themeLocation: 'theme.json' } : { animation: false }),
  lazyCodeLoading: 'requiredComponents',
};
