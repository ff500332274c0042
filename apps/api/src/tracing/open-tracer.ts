import { setTimeout as pause } from 'node:timers/promises';
import type { Attributes } from '@opentelemetry/api';

/** Milliseconds that the collector is given for an answer, and what is left for it at the end. */
const patience = 2_000;

/** A request under way. */
export interface RequestSpan {
  end(attributes: Attributes, hasFailed: boolean): void;
}

export interface OpenTracer {
  /** A span under what `traceparent` says came before (W3C Trace Context), or of a trace of its own. */
  start(name: string, attributes: Attributes, traceparent: string | undefined): RequestSpan;
  /** Sends what is left, if the collector takes it soon. */
  close(): Promise<void>;
}

/**
 * Sends spans to a collector by OTLP over HTTP, in batches and behind the requests: a collector that is
 * away costs spans, never an answer. OpenTelemetry is loaded here, so that who has no collector
 * has nothing of it. The library itself reads the other `OTEL_` variables: name, sampler, headers.
 */
export async function openTracer(endpoint: string): Promise<OpenTracer> {
  const [api, core, sdk, { OTLPTraceExporter }, resources] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/core'),
    import('@opentelemetry/sdk-trace-base'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ]);
  const url = `${endpoint.replace(/\/+$/, '')}/v1/traces`;
  const exporter = new OTLPTraceExporter({ url, timeoutMillis: patience });
  const told = resources.detectResources({ detectors: [resources.envDetector] });
  const provider = new sdk.BasicTracerProvider({
    resource: resources.resourceFromAttributes({ 'service.name': 'wugan-api' }).merge(told),
    spanProcessors: [new sdk.BatchSpanProcessor(exporter)],
  });
  const tracer = provider.getTracer('wugan');
  const parentOf = (traceparent: string | undefined) => {
    const parent = traceparent === undefined ? null : core.parseTraceParent(traceparent);
    if (!parent) return api.ROOT_CONTEXT;
    return api.trace.setSpanContext(api.ROOT_CONTEXT, { ...parent, isRemote: true });
  };
  return {
    start(name, attributes, traceparent) {
      const kind = api.SpanKind.SERVER;
      const span = tracer.startSpan(name, { kind, attributes }, parentOf(traceparent));
      return {
        end(more, hasFailed) {
          span.setAttributes(more);
          if (hasFailed) span.setStatus({ code: api.SpanStatusCode.ERROR });
          span.end();
        },
      };
    },
    async close() {
      const ended = new AbortController();
      const shutdown = provider.shutdown().catch(() => {});
      const tooLong = pause(patience, undefined, { signal: ended.signal }).catch(() => {});
      await Promise.race([shutdown, tooLong]);
      ended.abort();
    },
  };
}
