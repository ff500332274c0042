import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { Tab } from './on-page.ts';
import type { Stage } from './start-stage.ts';

/** What Taro's H5 says, and only says, when an API of WeChat such as `Taro.login` is called. */
const unsupported = '暂时不支持 API';

/** Every server of these tests. */
const local = /^(?:127\.0\.0\.1|localhost)$/;

/** One person with a browser of their own: storage and all. */
export interface Visitor {
  /** Opens the page in a new browser tab. */
  open(tab?: Tab): Promise<Page>;
  /** Opens an empty browser tab. */
  blank(): Promise<Page>;
  /** What went wrong on any page so far: uncaught errors, calls of what H5 does not have, hosts that are not ours. */
  complaints(): readonly string[];
  /** Keeps what each open page shows, as `<file> <n>.png`. */
  photograph(file: string): Promise<void>;
  leave(): Promise<void>;
}

/** Somebody with a Chinese phone, unless `looks` says otherwise. */
export async function createVisitor(
  browser: Browser,
  { home }: Pick<Stage, 'home'>,
  looks: BrowserContextOptions = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 390, height: 844 },
    ...looks,
  });
  // For a machine that does other things too; what a person may wait for is said where it is promised.
  context.setDefaultTimeout(30_000);
  const complaints = listen(context);
  return {
    complaints: () => complaints,
    leave: () => context.close(),
    blank: () => context.newPage(),
    async open(tab = 'home') {
      const page = await context.newPage();
      await page.goto(`${home}/#/pages/${tab}/index`);
      return page;
    },
    async photograph(file) {
      for (const [index, page] of context.pages().entries())
        await page.screenshot({ path: `${file} ${index + 1}.png` });
    },
  };
}

function listen(context: BrowserContext): string[] {
  const complaints: string[] = [];
  context.on('weberror', (event) => complaints.push(String(event.error())));
  context.on('console', (message) => {
    if (message.text().includes(unsupported)) complaints.push(message.text());
  });
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith('http') && !local.test(hostname))
      complaints.push(`asks a third party: ${request.url()}`);
  });
  return complaints;
}
