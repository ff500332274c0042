import { paths } from '@wugan/shared';
import { PhoneRequest, UserChange, User as UserSchema } from '@wugan/shared/schemas';
import type { FastifyInstance } from 'fastify';
import type { Users } from '../data/users.ts';
import type { RateLimits } from '../limits/rate-limits.ts';
import { requireCaller } from '../plugins/access-token.ts';
import { wechatRefusals } from '../plugins/refusals.ts';
import { Refusal } from '../refusal.ts';
import type { WechatGateway } from '../wechat/gateway.ts';
import type { WechatRefusal } from '../wechat/wechat-refusal.ts';
import { requireUser } from './require-user.ts';
import { typedScope } from './typed-scope.ts';

interface MeServices {
  readonly users: Users;
  readonly wechat: Pick<WechatGateway, 'exchangePhoneCode'>;
  readonly limits: Pick<RateLimits, 'phoneCode'>;
}

/** The caller's own profile. */
export function addMeRoutes(scope: FastifyInstance, { users, wechat, limits }: MeServices): void {
  const routes = typedScope(scope);
  const answer = { tags: ['profile'], response: { 200: UserSchema } };
  const config = { refusals: ['not_found'] as const };

  routes.get(
    paths.me,
    { schema: { ...answer, summary: 'The caller’s own profile' }, config },
    async (request) => requireUser(await users.find(requireCaller(request).userId)),
  );

  routes.put(
    paths.me,
    { schema: { ...answer, summary: 'Choose a nickname', body: UserChange }, config },
    async (request) => {
      const nickname = request.body.nickname.trim();
      return requireUser(await users.change(requireCaller(request).userId, { nickname }));
    },
  );

  routes.post(
    paths.myPhone,
    {
      onRequest: (request) => limits.phoneCode(requireCaller(request).userId),
      schema: { ...answer, summary: 'Keep the number behind a phone code', body: PhoneRequest },
      config: { refusals: [...config.refusals, 'rate_limited', ...wechatRefusals] },
    },
    async (request) => {
      const { userId } = requireCaller(request);
      const exchange = await wechat.exchangePhoneCode(request.body.code);
      if (exchange.kind === 'refused') throw phoneRefusal(exchange);
      return requireUser(await users.change(userId, { phone: exchange.phone }));
    },
  );
}

/** A phone code that is spent says nothing about who calls: no 401, as it would be for sign-in. */
function phoneRefusal({ code, retryAfter }: WechatRefusal): Refusal {
  if (code === 'wechat_code_invalid')
    return new Refusal('invalid_request', {
      errors: [{ field: 'code', message: 'is spent, expired or no phone code: ask for a new one' }],
    });
  return new Refusal(code, retryAfter === undefined ? {} : { retryAfter });
}
