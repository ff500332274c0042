/** Takes one line that a person may want to read. */
export type Log = (line: string) => void;
