import { useEffect } from 'react';
import { say, unsay } from '../platform/say.ts';

/** Has a screen reader say words that have come up by themselves, where the eye would see them, for as long as it does. */
export function useSaid(words: string | null): void {
  useEffect(() => {
    if (words === null) return;
    say(words);
    return () => unsay(words);
  }, [words]);
}
