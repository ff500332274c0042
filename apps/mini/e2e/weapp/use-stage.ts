import { createFaultProxy, type FaultProxy, type Stack, startStack } from '@wugan/dev-stack';
import type {} from '@wugan/postgres/vitest';
import { API_PREFIX } from '@wugan/shared';
import { type App, createPhone, type LaunchRequest, type Phone } from '@wugan/weapp-runtime';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { requireDist } from './require-dist.ts';

/** The real API, a network that can be spoiled, and phones that have the built mini program. */
export interface Stage {
  readonly stack: Stack;
  /** Between phones and API: counts what passes, and does what bad networks do. */
  readonly network: FaultProxy;
  /** A phone whose WeChat user has never been here. */
  newPhone(): Phone;
  /** Opens the app, from the main list unless told. An error that nobody in it caught fails the test. */
  open(phone: Phone, request?: LaunchRequest): Promise<App>;
}

/** Hidden for so long, the app's requests fail `interrupted`; WeChat waits 5 s, which proves no more. */
const interruptAfterMs = 50;

/** Stands for all tests of a `describe` or a file; `env` is the API's. */
export function useStage(env: Readonly<Record<string, string>>): Stage {
  let standing: Pick<Stage, 'stack' | 'network'> | undefined;
  let users = 0;
  const opened: App[] = [];

  const requireStanding = () => {
    if (standing === undefined) throw new Error('The stage stands only while its tests run.');
    return standing;
  };

  beforeAll(async () => {
    requireDist();
    const stack = await startStack({ databaseUrl: inject('postgresUrl'), env });
    standing = { stack, network: await createFaultProxy({ target: stack.apiUrl }) };
  });

  afterEach(() => {
    const { network } = requireStanding();
    const errors = opened.flatMap((app) => app.errors());
    for (const app of opened.splice(0)) app.kill();
    network.refuse(false);
    network.forget();
    expect(errors).toEqual([]);
  });

  afterAll(async () => {
    await standing?.network.close();
    await standing?.stack.stop();
  });

  return {
    get stack() {
      return requireStanding().stack;
    },
    get network() {
      return requireStanding().network;
    },
    newPhone() {
      const { stack, network } = requireStanding();
      users += 1;
      return createPhone({
        dist: requireDist(),
        wechatUser: `user-${users}`,
        sandboxUrl: stack.sandboxUrl,
        extConfig: { apiUrl: network.url + API_PREFIX },
        interruptAfterMs,
      });
    },
    async open(phone, request) {
      const app = await phone.launch(request);
      opened.push(app);
      return app;
    },
  };
}
