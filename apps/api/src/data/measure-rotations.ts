import type { RotateTogether } from './rotate-together.ts';

/** Is told of every rotating statement that answered. */
export type RotationListener = (sessions: number, seconds: number) => void;

/** The same rotations, and a way to hear how many sessions each statement took along, and how long it took. */
export function measureRotations(rotateTogether: RotateTogether): {
  readonly rotateTogether: RotateTogether;
  watch(listener: RotationListener): void;
} {
  let tell: RotationListener = () => {};
  return {
    watch(listener) {
      tell = listener;
    },
    async rotateTogether(rotations) {
      const startedAt = performance.now();
      const outcomes = await rotateTogether(rotations);
      tell(rotations.length, (performance.now() - startedAt) / 1000);
      return outcomes;
    },
  };
}
