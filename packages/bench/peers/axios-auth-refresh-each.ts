import { createAxiosAuthRefreshSystem } from './axios-auth-refresh-system.ts';

/** README, "Deduplicate refresh calls". The refresh goes around axios, so that it cannot loop. */
export const system = createAxiosAuthRefreshSystem({ deduplicateRefresh: false });
