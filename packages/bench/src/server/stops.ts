/** Waits until something runs, and remembers to stop it. */
export type Started = <Part extends { stop(): Promise<void> }>(
  part: Promise<Part>,
) => Promise<Part>;

/** What runs is stopped in the reverse order: at the end, and when somebody ends us before it. */
export function createStops(): { started: Started; stopAll(): Promise<void> } {
  const stops: (() => Promise<void>)[] = [];
  const stopAll = async () => {
    for (let stop = stops.pop(); stop; stop = stops.pop()) await stop();
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
