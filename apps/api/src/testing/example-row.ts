import type { SessionRow } from '../rotation/session-row.ts';

/** A living mini program session at epoch 2, generation 5, as seen at {@link exampleNow}. */
export const exampleNow = 1_800_000_000_000;

export function exampleRow(changes: Partial<SessionRow> = {}): SessionRow {
  return {
    id: '0b9f6d52-6f43-4d6e-9a57-3d5a0a6f9f11',
    userId: '5a1f0f2e-93c5-4f0f-8c5e-1f6b4bb1a0c2',
    identityId: 'c7d5e9b4-1f57-4a1b-9c1d-2f2e6a7d8b33',
    epoch: 2,
    generation: 5,
    rotatedAt: exampleNow - 3_600_000,
    rotatedBy: 'mine',
    acknowledgedAt: null,
    kid: '1',
    frozenAt: null,
    revokedAt: null,
    endReason: null,
    createdAt: exampleNow - 86_400_000,
    idleExpiresAt: exampleNow + 86_400_000,
    absoluteExpiresAt: exampleNow + 10 * 86_400_000,
    epochAt: exampleNow - 7_200_000,
    platform: 'weapp',
    device: null,
    ...changes,
  };
}
