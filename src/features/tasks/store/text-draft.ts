import { readString } from "~/client/read-answer";

/** A text that is being typed. */
export interface TextDraft {
  text: string;
  /** The text that the user looked at when he began to type, or that was last saved from here. */
  base: string;
}

/** Returns the text that stores a draft. */
export const formatTextDraft = ({ text, base }: TextDraft) => JSON.stringify({ text, base });

/** Reads a stored draft. An older version stored the text alone, which was typed over the one that is `shown`. */
export function parseTextDraft(kept: string | undefined, shown: string): TextDraft | undefined {
  if (kept === undefined) return undefined;
  const value = parse(kept);
  const [text, base] = [readString(value, "text"), readString(value, "base")];
  return text === undefined || base === undefined ? { text: kept, base: shown } : { text, base };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
