import { Histogram, Registry } from 'prom-client';
import { expect, it } from 'vitest';
import { createRequestTimes } from './request-times.ts';

const requests = [
  { method: 'GET', route: '/me', status: 200, seconds: 0.0004 },
  { method: 'GET', route: '/me', status: 200, seconds: 0.001 },
  { method: 'GET', route: '/me', status: 401, seconds: 0.03 },
  { method: 'PUT', route: '/me', status: 200, seconds: 7 },
  { method: 'GET', route: '/a"b\\c', status: 200, seconds: 5 },
];

it('says what prom-client says of the same requests', async () => {
  const registry = new Registry();
  const theirs = new Histogram({
    name: 'wugan_http_request_seconds',
    help: 'Time to answer, by route.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  const ours = createRequestTimes();
  for (const request of requests) {
    const { seconds, ...labels } = request;
    theirs.observe(labels, seconds);
    ours.observe(request);
  }
  expect(ours.read()).toBe(await registry.metrics());
});

it('names itself before the first request', () => {
  expect(createRequestTimes().read()).toContain('# TYPE wugan_http_request_seconds histogram');
});
