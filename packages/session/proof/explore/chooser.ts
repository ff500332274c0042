export interface Choice {
  readonly taken: number;
  /** How many there were; may be found out only afterwards. */
  width: number;
}

export interface Chooser {
  readonly choices: readonly Choice[];
  /** True where this way has left the one that it was told to follow. */
  isBeyond(): boolean;
  choose(width: number): Choice;
}

/** Follows `prefix`, then takes the first choice each time, and notes how many others there were. */
export function createChooser(prefix: readonly Choice[]): Chooser {
  const choices: Choice[] = [];
  return {
    choices,
    isBeyond: () => choices.length >= prefix.length,
    choose(width) {
      const choice = { taken: prefix[choices.length]?.taken ?? 0, width };
      choices.push(choice);
      return choice;
    },
  };
}

/** The next way that was not taken: the last choice that has another, moved on by one. */
export function nextPrefix(choices: readonly Choice[]): Choice[] | null {
  for (let length = choices.length; length > 0; length -= 1) {
    const last = choices[length - 1];
    if (last === undefined || last.taken + 1 >= last.width) continue;
    return [...choices.slice(0, length - 1), { ...last, taken: last.taken + 1 }];
  }
  return null;
}
