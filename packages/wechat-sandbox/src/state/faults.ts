import { type Static, Type } from 'typebox';
import { wechatPaths } from '../wechat/paths.ts';

/** What goes wrong with the next `times` answers of `path`, or of every WeChat path. */
export const Fault = Type.Object(
  {
    path: Type.Optional(Type.Enum(Object.keys(wechatPaths))),
    times: Type.Integer({ minimum: 1, maximum: 10_000, default: 1 }),
    /** Refuse with this errcode instead of handling the call. */
    errcode: Type.Optional(Type.Integer()),
    /** Answer with this HTTP status instead of handling the call. */
    status: Type.Optional(Type.Integer({ minimum: 200, maximum: 599 })),
    /** Answer with exactly this text instead of handling the call. */
    body: Type.Optional(Type.String()),
    /** Hold the answer back this long; the call itself takes effect at once. */
    delayMs: Type.Optional(Type.Integer({ minimum: 0, maximum: 120_000 })),
    /** Cut the connection: `before` (or true) the call takes effect, or `after` it, so that only the answer is lost. */
    drop: Type.Optional(
      Type.Union([Type.Literal('before'), Type.Literal('after'), Type.Literal(true)]),
    ),
  },
  { additionalProperties: false },
);
export type Fault = Static<typeof Fault>;

export interface Faults {
  add(fault: Fault): void;
  /** The oldest fault that applies to this path, used up by one; `undefined` when all is well. */
  take(path: string): Fault | undefined;
  clear(): void;
}

export function createFaults(): Faults {
  let waiting: { readonly fault: Fault; left: number }[] = [];
  return {
    add(fault) {
      waiting.push({ fault, left: fault.times });
    },
    take(path) {
      const next = waiting.find(({ fault }) => fault.path === undefined || fault.path === path);
      if (!next) return undefined;
      next.left -= 1;
      if (next.left === 0) waiting = waiting.filter((entry) => entry !== next);
      return next.fault;
    },
    clear() {
      waiting = [];
    },
  };
}
