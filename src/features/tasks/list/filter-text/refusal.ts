/** A part of a text: from an offset up to another, in UTF-16 units. */
export interface Span {
  from: number;
  to: number;
}

/** Why a text is no filter: a sentence that names the word and its place, and where it stands. */
export interface FilterFault extends Span {
  message: string;
}

/** Stops the reading of a text at a word that says nothing which a filter can say. */
export class FilterRefusal extends Error {
  constructor(
    readonly span: Span,
    /** How the sentence that begins with the word goes on. */
    readonly reason: string,
  ) {
    super(reason);
  }
}

const longestQuote = 40;

/** Returns the sentence about a refusal. Places are counted in characters, from 1. */
export function faultOf(text: string, { span: { from, to }, reason }: FilterRefusal): FilterFault {
  const letters = Array.from(text.slice(from, to));
  const word = letters.length > longestQuote ? `${letters.slice(0, longestQuote).join("")}…` : letters.join("");
  return { from, to, message: `“${word}” at character ${Array.from(text.slice(0, from)).length + 1} ${reason}` };
}
