import { createServer } from 'node:http';
import { Type } from 'typebox';
import { Value } from 'typebox/value';

const Attribute = Type.Object({
  key: Type.String(),
  value: Type.Record(Type.String(), Type.Unknown()),
});
const WireSpan = Type.Object({
  traceId: Type.String(),
  spanId: Type.String(),
  parentSpanId: Type.Optional(Type.String()),
  name: Type.String(),
  attributes: Type.Array(Attribute),
  status: Type.Object({ code: Type.Optional(Type.Integer()) }),
});
const Export = Type.Object({
  resourceSpans: Type.Array(
    Type.Object({ scopeSpans: Type.Array(Type.Object({ spans: Type.Array(WireSpan) })) }),
  ),
});

/** A span as it was received; attributes by name. */
export interface SeenSpan {
  readonly traceId: string;
  readonly parentSpanId: string | undefined;
  readonly name: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly isError: boolean;
}

/** What listens where traces are sent to (OTLP over HTTP, in JSON). */
export interface FakeCollector {
  readonly url: string;
  readonly spans: readonly SeenSpan[];
  /** All that was received, as it was sent. */
  readonly received: readonly string[];
  close(): Promise<void>;
}

export async function startFakeCollector(): Promise<FakeCollector> {
  const received: string[] = [];
  const spans: SeenSpan[] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const piece of request.setEncoding('utf8')) text += piece;
    response.writeHead(request.url === '/v1/traces' ? 200 : 404).end('{}');
    received.push(text);
    spans.push(...readSpans(text));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    spans,
    received,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function readSpans(text: string): SeenSpan[] {
  const { resourceSpans } = Value.Parse(Export, JSON.parse(text));
  const spans = resourceSpans.flatMap(({ scopeSpans }) =>
    scopeSpans.flatMap((scope) => scope.spans),
  );
  return spans.map(({ traceId, parentSpanId, name, attributes, status }) => ({
    traceId,
    parentSpanId,
    name,
    attributes: Object.fromEntries(
      attributes.map(({ key, value }) => [key, Object.values(value)[0]]),
    ),
    isError: status.code === 2,
  }));
}
