/** An answered request, for the histogram. */
export interface MeasuredRequest {
  readonly method: string;
  /** As it was declared, not as it was called. */
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}

/** How long answers took, by method, route and status. */
export interface RequestTimes {
  observe(request: MeasuredRequest): void;
  /** Prometheus' text format (0.0.4). */
  read(): string;
}

interface Series {
  readonly labels: string;
  /** Answers that took at most so long, and longer than the bound before; the last: longer than all. */
  readonly counts: number[];
  sum: number;
}

const name = 'wugan_http_request_seconds';
const bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/**
 * A histogram like prom-client's, which puts the labels into a string for every value it is told: of
 * all metrics this is the one that every request is told to.
 */
export function createRequestTimes(): RequestTimes {
  const all: Series[] = [];
  const byRoute = new Map<string, Map<string, Map<number, Series>>>();

  function add({ method, route, status }: MeasuredRequest): Series {
    const byMethod = byRoute.get(route) ?? new Map<string, Map<number, Series>>();
    const byStatus = byMethod.get(method) ?? new Map<number, Series>();
    const labels = `method="${method}",route="${escapeLabel(route)}",status="${status}"`;
    const series = { labels, counts: [...bounds, Infinity].map(() => 0), sum: 0 };
    byRoute.set(route, byMethod.set(method, byStatus.set(status, series)));
    all.push(series);
    return series;
  }

  return {
    observe(request) {
      const { method, route, status, seconds } = request;
      const series = byRoute.get(route)?.get(method)?.get(status) ?? add(request);
      let bucket = 0;
      while (seconds > (bounds[bucket] ?? Infinity)) bucket += 1;
      series.counts[bucket] = (series.counts[bucket] ?? 0) + 1;
      series.sum += seconds;
    },
    read: () =>
      [
        `# HELP ${name} Time to answer, by route.`,
        `# TYPE ${name} histogram`,
        ...all.flatMap(linesOf),
      ]
        .map((line) => `${line}\n`)
        .join(''),
  };
}

function linesOf({ labels, counts, sum }: Series): string[] {
  let count = 0;
  const buckets = counts.map((more, index) => {
    count += more;
    return `${name}_bucket{le="${bounds[index] ?? '+Inf'}",${labels}} ${count}`;
  });
  return [...buckets, `${name}_sum{${labels}} ${sum}`, `${name}_count{${labels}} ${count}`];
}

function escapeLabel(value: string): string {
  return value.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n');
}
