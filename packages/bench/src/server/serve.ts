import type { FastifyInstance } from 'fastify';

/** The other end of `startModule`: listens, says where, and answers what its process has used. */
export async function serve(app: FastifyInstance): Promise<void> {
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.([(user + system) / 1e6, process.memoryUsage().rss]);
  });
  process.once('disconnect', () => process.exit());
  process.send?.(url);
}
