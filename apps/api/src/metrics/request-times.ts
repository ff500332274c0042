import { AggregatorRegistry, Histogram, Registry } from 'prom-client';

/** How long answers took, by route, method and status. */
export interface RequestTimes {
  /** @param route as it was declared, not as it was called */
  of(route: string): RouteTimes;
  /** Prometheus' text format. */
  read(): Promise<string>;
}

/** Is told of each answer of one route. */
export type RouteTimes = (method: string, status: number, seconds: number) => void;

const definition = {
  name: 'wugan_http_request_seconds',
  help: 'Time to answer, by route.',
  buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
};

/**
 * One histogram of prom-client for each set of labels, put together when somebody reads. A single one
 * that is told the labels with each value spells them out each time, and every request would pay for it.
 */
export function createRequestTimes(): RequestTimes {
  // Says what this is, also before the first answer.
  const unused = new Registry();
  new Histogram({ ...definition, labelNames: ['method', 'route', 'status'], registers: [unused] });
  const registries = [unused];

  function open(method: string, route: string, status: number): Histogram {
    const registry = new Registry();
    registry.setDefaultLabels({ method, route, status });
    registries.push(registry);
    return new Histogram({ ...definition, registers: [registry] });
  }

  return {
    of(route) {
      const opened = new Map<string, Map<number, Histogram>>();
      return (method, status, seconds) => {
        let times = opened.get(method)?.get(status);
        if (!times) {
          times = open(method, route, status);
          const byStatus = opened.get(method) ?? new Map<number, Histogram>();
          opened.set(method, byStatus.set(status, times));
        }
        times.observe(seconds);
      };
    },
    async read() {
      const parts = await Promise.all(registries.map((registry) => registry.getMetricsAsJSON()));
      return AggregatorRegistry.aggregate(parts).metrics();
    },
  };
}
