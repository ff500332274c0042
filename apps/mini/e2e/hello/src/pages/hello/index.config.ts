export default { navigationBarTitleText: 'Hello' };
