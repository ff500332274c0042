import { Type } from 'typebox';
import { Check, Errors } from 'typebox/schema';
import { Value } from 'typebox/value';
import { requireRetryAfter } from './call.ts';
import type { TestApp } from './start-test-app.ts';

const Media = Type.Object({ schema: Type.Optional(Type.Record(Type.String(), Type.Unknown())) });
const Answer = Type.Object({ content: Type.Optional(Type.Record(Type.String(), Media)) });
const Operation = Type.Object({
  summary: Type.String(),
  security: Type.Optional(Type.Array(Type.Unknown())),
  requestBody: Type.Optional(Type.Object({ required: Type.Optional(Type.Boolean()) })),
  responses: Type.Record(Type.String(), Answer),
});
const ApiDocument = Type.Object({
  openapi: Type.Literal('3.1.0'),
  paths: Type.Record(Type.String(), Type.Record(Type.String(), Operation)),
  components: Type.Unknown(),
});

/** The document at `/docs/json`, held against what the server really answers. */
export interface Contract {
  /** Every operation in it, as `get /api/v1/me`. */
  readonly operations: readonly string[];
  /** Which tokens each of them takes. */
  readonly security: ReadonlyMap<string, readonly unknown[]>;
  /** Those that take a body, and whether they must have one. */
  readonly bodies: ReadonlyMap<string, 'required' | 'optional'>;
  /** Sends a request whose answer must be one that the document describes. @throws if it is not */
  send(method: string, path: string, init?: RequestInit): Promise<Response>;
  /** The operations that have answered with success. */
  readonly succeeded: ReadonlySet<string>;
}

export async function readContract({ url }: Pick<TestApp, 'url'>): Promise<Contract> {
  const document = Value.Parse(ApiDocument, await (await fetch(`${url}/docs/json`)).json());
  const templates = Object.keys(document.paths);
  const succeeded = new Set<string>();
  const described = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(
      ([method, operation]) => [`${method} ${path}`, operation] as const,
    ),
  );

  function describedAnswers(method: string, path: string) {
    const template = templates.find((each) => matches(each, path)) ?? '';
    const operation = document.paths[template]?.[method];
    if (!operation) throw new Error(`Not in the document: ${method} ${path}`);
    return { name: `${method} ${template}`, responses: operation.responses };
  }

  return {
    operations: described.map(([name]) => name),
    security: new Map(described.map(([name, { security = [] }]) => [name, security])),
    bodies: new Map(
      described.flatMap(([name, { requestBody }]) =>
        requestBody ? [[name, requestBody.required ? 'required' : 'optional'] as const] : [],
      ),
    ),
    succeeded,
    async send(method, path, init = {}) {
      const { name, responses } = describedAnswers(method, path);
      const response = await fetch(url + path, { ...init, method: method.toUpperCase() });
      const described = responses[response.status];
      if (!described) throw new Error(`${name} must not answer ${response.status}`);
      requireRetryAfter(response);
      await checkBody(`${name} ${response.status}`, response.clone(), described.content);
      if (response.status < 400) succeeded.add(name);
      return response;
    },
  };

  async function checkBody(
    name: string,
    response: Response,
    content: Record<string, { schema?: Record<string, unknown> }> | undefined,
  ): Promise<void> {
    const [type = ''] = (response.headers.get('content-type') ?? '').split(';', 1);
    const text = await response.text();
    if (!content) {
      if (text !== '') throw new Error(`${name} must have no body`);
      return;
    }
    const media = content[type];
    if (!media) throw new Error(`${name} must not be ${type}`);
    if (!media.schema || !type.endsWith('json')) return;
    const schema = { ...media.schema, components: document.components };
    const body: unknown = JSON.parse(text);
    if (!Check(schema, body))
      throw new Error(
        `${name} is not as described: ${JSON.stringify(Errors(schema, body))} ${text}`,
      );
  }
}

function matches(template: string, path: string): boolean {
  const [plain = ''] = path.split('?', 1);
  const pattern = template.replace(/\{\w+\}/g, '[^/]+').replaceAll('.', '\\.');
  return new RegExp(`^${pattern}$`).test(plain);
}
