/** Waits until something runs, and remembers to stop it. */
export type Started = <Part extends { stop(): Promise<void> }>(
  part: Promise<Part>,
) => Promise<Part>;

/** What runs is stopped in the reverse order: at the end, and when somebody ends us before it. */
export function createStops(): { started: Started; stopAll(): Promise<void> } {
  const stops: (() => Promise<void>)[] = [];
  let stopping: Promise<void> | undefined;
  async function stopEach(): Promise<void> {
    const failed: unknown[] = [];
    // What cannot be stopped must not keep the others running.
    for (let stop = stops.pop(); stop; stop = stops.pop())
      await stop().catch((error: unknown) => failed.push(error));
    if (failed.length > 0) throw failed[0];
  }
  // Shared, as a signal may come to a run that is at its end: whoever is done first would end the process.
  const stopAll = () => {
    stopping ??= stopEach().finally(() => {
      stopping = undefined;
    });
    return stopping;
  };
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)
    process.once(signal, () => {
      void stopAll().finally(() => process.exit(code));
    });
  return {
    stopAll,
    started(part) {
      // What is still starting is waited for: it has a database already.
      stops.push(async () => (await part.catch(() => undefined))?.stop());
      return part;
    },
  };
}
