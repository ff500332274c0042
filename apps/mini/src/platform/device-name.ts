import Taro from '@tarojs/taro';

const LONGEST = 64;

/** What this device calls itself, for the list of devices: `iPhone 15`, `Chrome · macOS`. Empty where it says nothing. */
export function deviceName(): string {
  const name = process.env.TARO_ENV === 'h5' ? browserName(navigator.userAgent) : phoneName();
  return name.slice(0, LONGEST);
}

function phoneName(): string {
  const { brand = '', model = '' } = Taro.getDeviceInfo?.() ?? {};
  return model.toLowerCase().startsWith(brand.toLowerCase()) ? model : `${brand} ${model}`;
}

/** In this order: each browser also claims to be those below it. */
const browsers = { MicroMessenger: 'WeChat', 'Edg(?:e|A|iOS)?/': 'Edge', 'OPR/': 'Opera' };
const engines = { 'Firefox/|FxiOS/': 'Firefox', 'Chrome/|CriOS/': 'Chrome', 'Safari/': 'Safari' };
const systems = {
  'iPhone|iPad': 'iOS',
  Android: 'Android',
  Windows: 'Windows',
  'Mac OS X': 'macOS',
  Linux: 'Linux',
};

/** The browser and the system that a user agent names, as `Chrome · macOS`. */
export function browserName(userAgent: string): string {
  const named = (names: Record<string, string>) =>
    Object.entries(names).find(([pattern]) => new RegExp(pattern).test(userAgent))?.[1];
  const parts = [named({ ...browsers, ...engines }), named(systems)];
  return parts.filter((part) => part !== undefined).join(' · ');
}
