/** A part of an outline as the model wrote it, in plain text. */
export type DraftSection = { heading: string; words: number | undefined; points: string[] };

/** A part whose heading is tidied; `numbered`: it began with a number. */
export type NumberedSection = DraftSection & { numbered: boolean };
