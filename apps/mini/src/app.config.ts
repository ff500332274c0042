const isWeapp = process.env.TARO_ENV === 'weapp';

/** A colour that follows the theme: a variable of theme.json in WeChat, the light one on H5. */
const themed = (variable: string, light: string) => (isWeapp ? `@${variable}` : light);

const tab = (name: string, text: string) => ({
  pagePath: `pages/${name}/index`,
  text,
  iconPath: themed(`${name}Icon`, `icons/${name}.png`),
  selectedIconPath: themed(`${name}IconOn`, `icons/${name}-on.png`),
});

export default {
  pages: ['pages/home/index', 'pages/me/index', 'pages/lab/index'],
  window: {
    navigationBarTitleText: '无感',
    navigationBarBackgroundColor: themed('bar', '#f1f2f4'),
    navigationBarTextStyle: themed('barText', 'black'),
    backgroundColor: themed('page', '#f1f2f4'),
    backgroundTextStyle: themed('pageText', 'dark'),
  },
  tabBar: {
    color: themed('tabText', '#656b72'),
    selectedColor: themed('tabTextOn', '#13748c'),
    backgroundColor: themed('tabBar', '#fbfbfc'),
    borderStyle: themed('tabBorder', 'black'),
    list: [tab('home', '首页'), tab('me', '我的'), tab('lab', '实验室')],
  },
  ...(isWeapp ? { darkmode: true, themeLocation: 'theme.json' } : {}),
  lazyCodeLoading: 'requiredComponents',
};
