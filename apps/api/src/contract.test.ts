import { API_PREFIX, errorKinds, paths } from '@wugan/shared';
import { Problem, User } from '@wugan/shared/schemas';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { expect, it } from 'vitest';
import { signIn } from './testing/call.ts';
import { readContract } from './testing/contract.ts';
import { askForCode } from './testing/sandbox.ts';
import { useTestApp } from './testing/use-test-app.ts';

const app = useTestApp();
const json = (body: object, headers = {}) => ({
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

function picture(): FormData {
  const form = new FormData();
  form.append('file', new Blob([Buffer.from([0xff, 0xd8, 0xff, 0xe0])]), 'a.jpg');
  return form;
}

it('every route answers as the document says, and every route of the document was called', async () => {
  const contract = await readContract(app());
  const { accessToken, refreshToken, session } = await signIn(app(), 'ann');
  const other = await signIn(app(), 'ann');
  const headers = { authorization: `Bearer ${accessToken}` };
  const send = (method: string, path: string, init?: RequestInit) =>
    contract.send(method, API_PREFIX + path, init);

  await contract.send('get', '/health/live');
  await contract.send('get', '/health/ready');
  await contract.send('get', '/metrics');
  await contract.send('get', '/.well-known/jwks.json');
  await send('post', paths.login, json({ code: await app().code('ben') }));
  await send('get', paths.providers);
  await send('post', paths.refresh, json({ refreshToken: other.refreshToken }));
  await send('get', paths.me, { headers });
  await send('put', paths.me, json({ nickname: '安' }, headers));
  const code = await askForCode(app().sandboxUrl, 'ann', 'phone');
  await send('post', paths.myPhone, json({ code }, headers));
  const shown = await send('post', paths.myAvatar, { headers, body: picture() });
  const { avatarUrl } = Value.Parse(User, await shown.json());
  const seen = await contract.send('get', String(avatarUrl));
  const etag = seen.headers.get('etag') ?? '';
  await contract.send('get', String(avatarUrl), { headers: { 'if-none-match': etag } });
  await send('get', paths.sessions, { headers });
  await send('delete', paths.session(other.session.id), { headers });
  await send('delete', paths.sessions, { headers });
  await send('post', paths.logout, json({ refreshToken }));
  await send('get', paths.me, { headers });
  expect(session.generation).toBe(0);

  expect([...contract.succeeded].sort()).toEqual([...contract.operations].sort());
});

it('a body is refused where it is missing if the document says that there must be one, and not missed otherwise', async () => {
  const contract = await readContract(app());
  expect(contract.bodies.size).toBeGreaterThanOrEqual(6);
  for (const [operation, body] of contract.bodies) {
    const [method = '', path = ''] = operation.split(' ');
    const { accessToken } = await signIn(app(), 'joe');
    const headers = { authorization: `Bearer ${accessToken}` };
    const { status } = await contract.send(method, path, { headers });
    const expected = body === 'required' ? [400, 415] : [200, 204];
    expect(expected, `${operation}, whose body is ${body}`).toContain(status);
  }
});

it('what takes a token, and what may do with one, says so', async () => {
  const { security } = await readContract(app());
  const token = { accessToken: [] };
  expect(security.get(`post ${API_PREFIX}${paths.logout}`)).toEqual([{}, token]);
  expect(security.get(`get ${API_PREFIX}${paths.me}`)).toEqual([token]);
  expect(security.get(`post ${API_PREFIX}${paths.refresh}`)).toEqual([]);
});

it('a body that nobody asked for is answered as the document says', async () => {
  const contract = await readContract(app());
  const { accessToken, session } = await signIn(app(), 'lea');
  for (const path of [paths.sessions, paths.session(session.id)])
    for (const [type, body, status] of [
      ['text/xml', '<a/>', 415],
      ['application/json', '{', 400],
      ['application/json', ' '.repeat(65_537), 413],
    ] as const) {
      const headers = { authorization: `Bearer ${accessToken}`, 'content-type': type };
      const answer = await contract.send('delete', API_PREFIX + path, { headers, body });
      expect(answer.status).toBe(status);
    }
});

const Described = Type.Object({
  headers: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  content: Type.Object({
    'application/problem+json': Type.Object({
      examples: Type.Record(Type.String(), Type.Object({ value: Problem })),
    }),
  }),
});
const ApiDocument = Type.Object({
  paths: Type.Record(
    Type.String(),
    Type.Record(
      Type.String(),
      Type.Object({ responses: Type.Record(Type.String(), Type.Unknown()) }),
    ),
  ),
});

it('every code of the closed list is in the document, each with an example of an answer that carries it', async () => {
  const document = Value.Parse(ApiDocument, await (await fetch(`${app().url}/docs/json`)).json());
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
  expect(operations.length).toBeGreaterThanOrEqual(14);
  const seen = new Set<string>();
  for (const { responses } of operations)
    for (const [status, answer] of Object.entries(responses)) {
      if (!Value.Check(Described, answer)) continue;
      const { examples } = answer.content['application/problem+json'];
      for (const [code, { value }] of Object.entries(examples)) {
        expect(value).toMatchObject({ code, status: Number(status) });
        seen.add(code);
      }
      const isLater = status === '429' || status === '503';
      expect(Object.keys(answer.headers ?? {})).toEqual(isLater ? ['Retry-After'] : []);
    }
  expect([...seen].sort()).toEqual(Object.keys(errorKinds).sort());
});

it('no answer is left as the tool that writes the document would describe it', async () => {
  const document = await (await fetch(`${app().url}/docs/json`)).text();
  expect(document).not.toContain('"Default Response"');
});
