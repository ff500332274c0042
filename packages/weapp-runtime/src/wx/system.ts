import { stringMember } from '../logic/unknown-values.ts';
import type { WxArea } from './call-convention.ts';
import type { WxHost } from './wx-host.ts';

const SCREEN = { width: 375, height: 667, statusBar: 20, navigationBar: 44, tabBar: 48 };

const windowFacts = (host: WxHost) => {
  const top = SCREEN.statusBar + SCREEN.navigationBar;
  const page = host.pages.top();
  const hasTabs = page !== undefined && host.pages.isTab(page);
  const windowHeight = SCREEN.height - top - (hasTabs ? SCREEN.tabBar : 0);
  return {
    pixelRatio: 2,
    screenWidth: SCREEN.width,
    screenHeight: SCREEN.height,
    windowWidth: SCREEN.width,
    windowHeight,
    statusBarHeight: SCREEN.statusBar,
    screenTop: top,
    safeArea: { left: 0, right: 375, top: 20, bottom: 667, width: 375, height: 647 },
  };
};

const deviceFacts = {
  abi: 'arm64',
  benchmarkLevel: 40,
  brand: 'headless',
  model: 'weapp-runtime',
  system: 'Android 14',
  platform: 'android',
  cpuType: 'unknown',
  memorySize: '8192',
} as const;

const appFacts = {
  SDKVersion: '3.8.0',
  version: '8.0.50',
  language: 'zh_CN',
  theme: 'light',
  enableDebug: false,
  fontSizeSetting: 16,
  host: { appId: '', env: 'WeChat' },
} as const;

const settings = {
  albumAuthorized: 'authorized',
  cameraAuthorized: 'authorized',
  locationAuthorized: 'authorized',
  microphoneAuthorized: 'authorized',
  notificationAuthorized: 'authorized',
  bluetoothEnabled: true,
  locationEnabled: true,
  wifiEnabled: true,
  deviceOrientation: 'portrait',
} as const;

const menuButton = { left: 281, right: 368, top: 24, bottom: 56, width: 87, height: 32 } as const;

/** Facts about the phone, the client and how the mini program was opened. */
export const createSystemArea = (host: WxHost): WxArea => {
  let clipboard = '';
  const everything = () => ({ ...windowFacts(host), ...deviceFacts, ...appFacts, ...settings });
  const launchOptions = () => ({ ...host.launch, referrerInfo: {}, apiCategory: 'default' });
  const account = { miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' } };
  return {
    sync: {
      getSystemInfoSync: everything,
      getWindowInfo: () => windowFacts(host),
      getDeviceInfo: () => deviceFacts,
      getAppBaseInfo: () => appFacts,
      getSystemSetting: () => settings,
      getAppAuthorizeSetting: () => settings,
      getLaunchOptionsSync: launchOptions,
      getEnterOptionsSync: launchOptions,
      getAccountInfoSync: () => account,
      getMenuButtonBoundingClientRect: () => menuButton,
      getExtConfigSync: () => host.phone.extConfig,
    },
    async: {
      getSystemInfo: everything,
      getSystemInfoAsync: everything,
      getNetworkType: () => ({ networkType: host.phone.network.type }),
      getExtConfig: () => ({ extConfig: host.phone.extConfig }),
      getSetting: () => ({ authSetting: {} }),
      getClipboardData: () => ({ data: clipboard }),
      setClipboardData: (options) => {
        clipboard = stringMember(options, 'data') ?? '';
      },
      getBatteryInfo: () => ({ level: 100, isCharging: true }),
      vibrateShort: () => ({}),
      vibrateLong: () => ({}),
    },
  };
};
