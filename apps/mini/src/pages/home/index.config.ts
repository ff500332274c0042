export default { navigationBarTitleText: '无感' };
