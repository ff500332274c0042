/** How many requests of a kind are let through in one window; each kind is counted by itself. */
export interface Thresholds {
  /** Seconds. */
  readonly window: number;
  /** By all replicas together, for one address: an IPv4 address, or a /64 of IPv6. */
  readonly signInsPerAddress: number;
  /** By all replicas together. It keeps a flood from many addresses away from WeChat's own quotas. */
  readonly signInsPerApp: number;
  /** By each replica, for one address. A refresh that is granted counts nothing. */
  readonly refusedRefreshesPerAddress: number;
}

/**
 * Far from what people do, as a whole office, or the customers of a mobile carrier, come from one
 * address; near enough to stop a program that tries codes or tokens.
 */
export const defaultThresholds: Thresholds = {
  window: 60,
  signInsPerAddress: 1_200,
  signInsPerApp: 12_000,
  refusedRefreshesPerAddress: 1_200,
};
