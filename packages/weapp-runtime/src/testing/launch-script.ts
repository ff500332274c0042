import { onTestFinished } from 'vitest';
import { createPhone, type LaunchRequest, type Phone, type PhoneOptions } from '../phone/phone.ts';
import type { App } from '../process/app-handle.ts';
import { writeProgram } from './write-program.ts';

export interface RunningScript {
  readonly phone: Phone;
  readonly app: App;
  /** Waits for the first `count` values the script has shown. */
  shown(count: number): Promise<unknown[]>;
  /** Launches the same script again on the same phone. */
  relaunch(request?: LaunchRequest): Promise<RunningScript>;
}

const program = (script: string) => ({
  'pages/main.wxml': '<view wx:for="{{shown}}" wx:key="*this">{{item}}</view>',
  'pages/main.js': `
    let page;
    const shown = [];
    const show = (value) => {
      shown.push(JSON.stringify(value === undefined ? null : value));
      page.setData({ shown });
    };
    Page({ data: { shown: [] }, onLoad() { page = this; ${script}
    } });`,
});

const run = async (phone: Phone, request?: LaunchRequest): Promise<RunningScript> => {
  const app = await phone.launch(request);
  onTestFinished(() => app.kill());
  return {
    phone,
    app,
    shown: async (count) => {
      const page = app.page();
      await page.waitForText(new RegExp(`^(.+\\n){${count - 1}}.+`));
      return page
        .text()
        .split('\n')
        .map((line): unknown => JSON.parse(line));
    },
    relaunch: (next) => run(phone, next),
  };
};

/** Runs a script as the `onLoad` of a page; `show(value)` makes a value visible to the test. */
export const launchScript = (
  script: string,
  options: Omit<PhoneOptions, 'dist'> & LaunchRequest = {},
): Promise<RunningScript> =>
  run(createPhone({ ...options, dist: writeProgram(program(script)) }), {
    ...(options.scene !== undefined && { scene: options.scene }),
    ...(options.path !== undefined && { path: options.path }),
  });
