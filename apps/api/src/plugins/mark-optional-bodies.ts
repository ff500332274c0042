import { Type } from 'typebox';
import { Check } from 'typebox/schema';
import { Value } from 'typebox/value';

const Json = Type.Object({ schema: Type.Record(Type.String(), Type.Unknown()) });
const WithBody = Type.Object({
  requestBody: Type.Object({
    required: Type.Boolean(),
    content: Type.Object({ 'application/json': Json }),
  }),
});

/**
 * Says of each body in a document of OpenAPI that may be missing that it may: one whose schema takes
 * null, which is what Fastify checks then. @fastify/swagger says of each that it is required.
 */
export function markOptionalBodies(document: { paths?: object | undefined }): void {
  for (const operations of Object.values(document.paths ?? {}))
    for (const operation of Object.values(Object(operations)))
      if (Value.Check(WithBody, operation)) {
        const { requestBody } = operation;
        if (Check(requestBody.content['application/json'].schema, null))
          requestBody.required = false;
      }
}
