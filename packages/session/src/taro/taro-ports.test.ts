import { describe, expect, it, vi } from 'vitest';
import { describeLifecycle } from '../testing/lifecycle-contract.ts';
import { describeProver } from '../testing/prover-contract.ts';
import { describeRandom } from '../testing/random-contract.ts';
import { createTaroLifecycle } from './taro-lifecycle.ts';
import { createTaroRandom } from './taro-random.ts';
import { createWechatProver } from './wechat-prover.ts';

interface Phone {
  env: 'WEAPP' | 'WEB';
  isOld: boolean;
  login(): Promise<{ code?: string }>;
  onShow(): void;
  onHide(): void;
}

const { phone } = vi.hoisted(() => {
  const fresh: Phone = {
    env: 'WEAPP',
    isOld: false,
    login: async () => ({}),
    onShow: () => {},
    onHide: () => {},
  };
  return { phone: fresh };
});

vi.mock('@tarojs/taro', () => {
  interface Option {
    length: number;
    success(found: { randomValues: ArrayBuffer }): void;
    fail(failure: object): void;
  }
  const Taro = {
    ENV_TYPE: { WEB: 'WEB', WEAPP: 'WEAPP' },
    getEnv: () => phone.env,
    getRandomValues({ fail, length, success }: Option) {
      if (phone.isOld) fail({ errMsg: 'getRandomValues:fail not supported' });
      else success({ randomValues: crypto.getRandomValues(new Uint8Array(length)).buffer });
    },
    login: () => phone.login(),
    onAppShow(listener: () => void) {
      phone.onShow = listener;
    },
    onAppHide(listener: () => void) {
      phone.onHide = listener;
    },
  };
  return { default: Taro };
});

function createPhone(settings: Partial<Phone> = {}): Phone {
  let codes = 0;
  const login = async () => {
    codes += 1;
    return { code: `code-${codes}` };
  };
  return Object.assign(phone, { env: 'WEAPP', isOld: false, login }, settings);
}

describeRandom('WeChat', () => {
  createPhone();
  return createTaroRandom();
});
describeRandom('WeChat before base library 2.19', () => {
  createPhone({ isOld: true });
  return createTaroRandom();
});
describeRandom('Taro on H5', () => {
  createPhone({ env: 'WEB' });
  return createTaroRandom();
});

describeLifecycle('the Taro app', () => {
  createPhone();
  const lifecycle = createTaroLifecycle();
  return {
    lifecycle,
    hide: () => phone.onHide(),
    show: () => phone.onShow(),
    sendsWhileHidden: false,
  };
});

describe('the Taro app', () => {
  it('tells every listener that it is shown, whoever throws; the error surfaces unhandled', async () => {
    const others = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection');
    const surfaced = new Promise((resolve) => process.once('unhandledRejection', resolve));
    createPhone();
    const lifecycle = createTaroLifecycle();
    const heard: string[] = [];
    lifecycle.onShow(() => {
      throw new Error('of a listener');
    });
    lifecycle.onShow(() => heard.push('next'));
    phone.onShow();
    expect(heard).toEqual(['next']);
    expect(await surfaced).toMatchObject({ message: 'of a listener' });
    for (const other of others) process.on('unhandledRejection', other);
  });
});

describeProver('wx.login', () => {
  createPhone();
  return {
    prover: createWechatProver(),
    refuse: () => {
      phone.login = () => Promise.reject({ errMsg: 'login:fail system error' });
    },
    giveNothing: () => {
      phone.login = async () => ({ code: '' });
    },
  };
});

describe('wx.login on H5', () => {
  it('is no proof: Taro resolves it without a code there', async () => {
    createPhone({ env: 'WEB', login: async () => ({}) });
    await expect(createWechatProver()()).rejects.toThrow('no code');
  });
});
