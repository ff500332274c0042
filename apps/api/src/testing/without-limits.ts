import type { Thresholds } from '../limits/thresholds.ts';

const endless = Number.MAX_SAFE_INTEGER;

/** For tests that ask more often in a minute than any person does in a year. */
export const withoutLimits: Partial<Thresholds> = {
  signInsPerAddress: endless,
  signInsPerApp: endless,
  refusedRefreshesPerAddress: endless,
  shownPicturesPerAddress: endless,
  picturesPerUser: endless,
};
