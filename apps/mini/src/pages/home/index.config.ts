export default {
  navigationBarTitleText: '无感',
  // A browser has a cell for it.
  ...(process.env.TARO_ENV === 'weapp' ? { enablePullDownRefresh: true } : {}),
};
