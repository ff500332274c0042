import { afterAll, beforeAll } from 'vitest';
import { startTestApp, type TestApp, type TestAppOptions } from './start-test-app.ts';

/** One app for all tests of a file; the answer may be asked for within a test only. */
export function useTestApp(options: TestAppOptions = {}): () => TestApp {
  let app: TestApp | undefined;
  beforeAll(async () => {
    app = await startTestApp(options);
  });
  afterAll(() => app?.close());
  return () => {
    if (!app) throw new Error('The app is started before the tests, not while they are read');
    return app;
  };
}
