import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Fault } from '../state/faults.ts';
import type { SandboxState } from '../state/sandbox-state.ts';

/** Lets the waiting faults of the state happen to the calls of this scope. */
export function addFaultHooks(scope: FastifyInstance, { faults, refuse }: SandboxState): void {
  const happening = new WeakMap<FastifyRequest, Fault>();

  scope.addHook('preHandler', async (request, reply) => {
    const fault = faults.take(request.routeOptions.url ?? '');
    if (!fault) return;
    happening.set(request, fault);
    if (fault.drop === 'before' || fault.drop === true) await reply.send('');
    else await answerInstead(reply, fault);
  });

  scope.addHook('onSend', async (request, _reply, payload) => {
    const fault = happening.get(request);
    if (fault?.delayMs) await delay(fault.delayMs, undefined, { ref: false });
    if (fault?.drop) request.raw.socket.destroy();
    return payload;
  });

  async function answerInstead(reply: FastifyReply, fault: Fault): Promise<void> {
    const { status = 200, body = '', errcode } = fault;
    if (errcode !== undefined) await reply.code(status).send(refuse(errcode));
    else if (fault.status !== undefined || fault.body !== undefined)
      // As bytes, or the scope's serializer would make a JSON string of it.
      await reply.code(status).send(Buffer.from(body));
  }
}
