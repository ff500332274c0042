import { Histogram, Registry } from 'prom-client';
import { expect, it } from 'vitest';
import { createRequestTimes } from './request-times.ts';

const answers = [
  { method: 'GET', route: '/me', status: 200, seconds: 0.0004 },
  { method: 'GET', route: '/me', status: 200, seconds: 0.001 },
  { method: 'GET', route: '/me', status: 401, seconds: 0.03 },
  { method: 'PUT', route: '/me', status: 200, seconds: 7 },
  { method: 'GET', route: '/a"b\\c', status: 200, seconds: 5 },
];

/** As a scraper reads it: what a metric is, and its samples, labels in any order. */
function samples(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.replace(/\{(.*)\}/, (_all, labels) => labels.split(',').sort().join()))
    .sort();
}

it('says what a histogram says that is told the labels with each value', async () => {
  const registry = new Registry();
  const { name, help, buckets } = {
    name: 'wugan_http_request_seconds',
    help: 'Time to answer, by route.',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  };
  const labelNames = ['method', 'route', 'status'];
  const told = new Histogram({ name, help, buckets, labelNames, registers: [registry] });
  const times = createRequestTimes();
  const routes = new Map(answers.map(({ route }) => [route, times.of(route)]));
  for (const { seconds, ...labels } of answers) {
    told.observe(labels, seconds);
    routes.get(labels.route)?.(labels.method, labels.status, seconds);
  }
  expect(samples(await times.read())).toEqual(samples(await registry.metrics()));
});

it('says what it is before the first answer, and claims none', async () => {
  expect((await createRequestTimes().read()).trim()).toBe(
    '# HELP wugan_http_request_seconds Time to answer, by route.\n# TYPE wugan_http_request_seconds histogram',
  );
});

it('adds up what is opened for one route twice', async () => {
  const times = createRequestTimes();
  times.of('/me')('GET', 200, 0.2);
  times.of('/me')('GET', 200, 0.2);
  expect(await times.read()).toMatch(/seconds_count\{.*\} 2\n/);
});
