/** Tells the time in epoch milliseconds; tests pass one they can move. */
export type Clock = () => number;
