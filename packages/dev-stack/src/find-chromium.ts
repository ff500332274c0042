import { accessSync, constants } from 'node:fs';
import { platform } from 'node:os';
import { chromiumPath, isCi } from './env.ts';

const usual: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/snap/bin/chromium',
    '/usr/bin/microsoft-edge',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

export type FoundChromium =
  | { readonly path: string }
  /** One sentence for a person: what was skipped, and how to get a browser. */
  | { readonly path: undefined; readonly missing: string };

const missing =
  'No Chromium found: the tests in a browser are skipped. Install one (Debian, Ubuntu: `apt-get install chromium`; ' +
  'macOS: `brew install --cask chromium`), or name one in CHROMIUM_PATH.';

/**
 * Finds a Chromium, Chrome or Edge on this machine: `CHROMIUM_PATH`, then the usual places.
 *
 * @throws if CHROMIUM_PATH names nothing that runs, and in CI if there is none: there a skipped test is a failure.
 */
export function findChromium(): FoundChromium {
  if (chromiumPath !== undefined) {
    if (isProgram(chromiumPath)) return { path: chromiumPath };
    throw new Error(`CHROMIUM_PATH is ${chromiumPath}, and no program is there.`);
  }
  const path = usual[platform()]?.find(isProgram);
  if (path !== undefined) return { path };
  if (isCi) throw new Error(missing);
  return { path: undefined, missing };
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
