export default { navigationBarTitleText: '设备' };
