import multipart from '@fastify/multipart';
import { paths } from '@wugan/shared';
import { User as UserSchema } from '@wugan/shared/schemas';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Avatars } from '../data/avatars.ts';
import type { Users } from '../data/users.ts';
import type { RateLimits } from '../limits/rate-limits.ts';
import { requireCaller } from '../plugins/access-token.ts';
import { Refusal } from '../refusal.ts';
import { IdParams } from './id-params.ts';
import { namesEntity } from './names-entity.ts';
import { pictureType } from './picture-type.ts';
import { requireUser } from './require-user.ts';
import { typedScope } from './typed-scope.ts';

const tags = ['profile'];

const largestPicture = 512 * 1024;

const bytes = { schema: { type: 'string', format: 'binary' } };
const picture = {
  description: 'The picture as it came.',
  content: { 'image/jpeg': bytes, 'image/png': bytes, 'image/webp': bytes },
};
const unchanged = { description: 'The one that the caller has.', type: 'null' };
const upload = {
  type: 'object',
  description: 'The first file counts, whatever its field is called.',
  properties: { file: { type: 'string', format: 'binary' } },
};

/** Everybody may see a picture, as whoever shows it does not send a token. */
export function addPictureRoute(
  scope: FastifyInstance,
  avatars: Avatars,
  limits: Pick<RateLimits, 'shownPicture' | 'pictureUnderWay'>,
): void {
  typedScope(scope).get(
    `${paths.avatars}/:id`,
    {
      onRequest: async (request, reply) => {
        await limits.shownPicture(request.ip);
        limits.pictureUnderWay(request, reply);
      },
      schema: { tags, summary: 'A picture that a user has chosen', params: IdParams },
      config: {
        refusals: ['not_found', 'rate_limited'],
        described: { response: { 200: picture, 304: unchanged } },
      },
    },
    async ({ params: { id }, headers }, reply) => {
      const etag = `"${id}"`;
      const picture = await avatars.find(id);
      if (!picture) throw new Refusal('not_found');
      // Shown on pages of other origins, also of those that ask for such a word.
      reply.headers({
        etag,
        'cache-control': 'public, max-age=31536000, immutable',
        vary: 'Origin',
        'cross-origin-resource-policy': 'cross-origin',
      });
      if (namesEntity(headers['if-none-match'], etag)) return reply.code(304).send();
      return reply.type(picture.type).send(picture.bytes);
    },
  );
}

/** Takes a picture of the caller: the first file of the form, whatever its field is called. */
export async function addAvatarRoute(
  scope: FastifyInstance,
  { avatars, users }: { readonly avatars: Avatars; readonly users: Users },
  limits: Pick<RateLimits, 'picture'>,
): Promise<void> {
  await scope.register(async (forms) => {
    await forms.register(multipart, {
      limits: { fileSize: largestPicture, files: 1, fields: 10, fieldSize: 1024 },
    });
    typedScope(forms).post(
      paths.myAvatar,
      {
        onRequest: (request) => limits.picture(requireCaller(request).userId),
        schema: {
          tags,
          summary: 'Choose a picture: JPEG, PNG or WebP of at most 512 KB',
          response: { 200: UserSchema },
        },
        config: {
          described: { body: { content: { 'multipart/form-data': { schema: upload } } } },
          refusals: [
            'invalid_request',
            'not_found',
            'body_too_large',
            'unsupported_media_type',
            'rate_limited',
          ],
        },
      },
      async (request) => {
        const { userId } = requireCaller(request);
        const bytes = await firstFile(request);
        const type = pictureType(bytes);
        if (!type) throw new Refusal('unsupported_media_type');
        await avatars.put(userId, { type, bytes });
        return requireUser(await users.find(userId));
      },
    );
  });
}

async function firstFile(request: FastifyRequest): Promise<Buffer<ArrayBuffer>> {
  if (!request.isMultipart()) throw new Refusal('unsupported_media_type');
  const file = await readFirstFile(request);
  if (file === undefined)
    throw new Refusal('invalid_request', {
      errors: [{ field: 'file', message: 'must be a file' }],
    });
  return file;
}

async function readFirstFile(request: FastifyRequest): Promise<Buffer<ArrayBuffer> | undefined> {
  const { RequestFileTooLargeError } = request.server.multipartErrors;
  try {
    const part = await request.file();
    if (!part) return undefined;
    const bytes = Buffer.from(await part.toBuffer());
    // It says nothing of itself where a block of the file ends at the limit: the rest is just not there.
    if (part.file.truncated) throw new RequestFileTooLargeError();
    return bytes;
  } catch (error) {
    const isTooLarge = error instanceof RequestFileTooLargeError;
    throw new Refusal(isTooLarge ? 'body_too_large' : 'invalid_request');
  }
}
