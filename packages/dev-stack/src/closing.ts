/** What is open, to be closed in the reverse order of opening. */
export interface Closing {
  add(close: () => Promise<unknown>): void;
  /** Closes everything once, also what comes after a failure, which is thrown at the end. */
  closeAll(): Promise<void>;
}

export function createClosing(): Closing {
  const open: (() => Promise<unknown>)[] = [];
  let closed: Promise<void> | undefined;
  const close = async () => {
    const failures: unknown[] = [];
    for (const step of open.reverse()) {
      await step().catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw new AggregateError(failures, 'Not everything could be stopped.');
  };
  return {
    add: (step) => open.push(step),
    closeAll: () => {
      closed ??= close();
      return closed;
    },
  };
}
