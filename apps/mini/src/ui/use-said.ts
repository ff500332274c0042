import { useEffect } from 'react';
import { say } from '../platform/say.ts';

/** Has a screen reader say words that have come up by themselves, where the eye would see them. */
export function useSaid(words: string | null): void {
  useEffect(() => {
    if (words !== null) say(words);
  }, [words]);
}
