export interface PhoneClock {
  /** Milliseconds the phone's clock is ahead of the real one (negative: behind). */
  offset: number;
}
