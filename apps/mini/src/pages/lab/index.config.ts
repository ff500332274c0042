export default { navigationBarTitleText: '实验室' };
