/** How many requests of a kind are let through in its window; each kind is counted by itself. */
export interface Thresholds {
  /** Seconds, where addresses or the app are counted. */
  readonly window: number;
  /** By all replicas together, for one address: an IPv4 address, or a /64 of IPv6. */
  readonly signInsPerAddress: number;
  /** By all replicas together. It keeps a flood from many addresses away from WeChat's own quotas. */
  readonly signInsPerApp: number;
  /** By each replica, for one address. A refresh that is granted counts nothing. */
  readonly refusedRefreshesPerAddress: number;
  /** By each replica, for one address: whatever is asked for costs a row of up to 512 KB. */
  readonly shownPicturesPerAddress: number;
  /** At once, by each replica for all: each lies in its memory until it is taken. */
  readonly picturesUnderWay: number;
  /** Seconds, where users are counted. */
  readonly userWindow: number;
  /** By all replicas together. Each costs WeChat a call, of a quota that all users share. */
  readonly phoneCodesPerUser: number;
  /** By all replicas together. Each is written to the database. */
  readonly picturesPerUser: number;
}

/**
 * Far from what people do, as a whole office, or the customers of a mobile carrier, come from one
 * address, and somebody chooses a picture until it looks right; near enough to stop a program.
 */
export const defaultThresholds: Thresholds = {
  window: 60,
  signInsPerAddress: 1_200,
  signInsPerApp: 12_000,
  refusedRefreshesPerAddress: 1_200,
  shownPicturesPerAddress: 12_000,
  picturesUnderWay: 128,
  userWindow: 3_600,
  phoneCodesPerUser: 20,
  picturesPerUser: 60,
};
