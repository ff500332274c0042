/** The other end of `startModule`: says where a server listens, and answers what its process has used. */
export function announce(url: string): void {
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.([(user + system) / 1e6, process.memoryUsage().rss]);
  });
  process.once('disconnect', () => process.exit());
  process.send?.(url);
}
