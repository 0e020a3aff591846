import { FilterRefusal, type Span } from "./refusal";

/** Reads a text from its start to its end. */
export interface Scanner {
  text: string;
  /** Skips blanks, and returns the next letter; an empty text at the end. */
  next: () => string;
  /** Returns where the next letter is. */
  at: () => number;
  /** Takes a sign if it is the next letter, and returns its place. */
  take: (sign: string) => Span | undefined;
  /** Takes what matches here, without blanks before it. The expression is sticky. */
  match: (pattern: RegExp) => (Span & { groups: readonly (string | undefined)[] }) | undefined;
}

export function createScanner(text: string): Scanner {
  let at = 0;
  const next = () => {
    while (/\s/u.test(text.charAt(at))) at++;
    return text.charAt(at);
  };
  return {
    text,
    next,
    at: () => {
      next();
      return at;
    },
    take: (sign) => {
      if (next() !== sign) return undefined;
      at += sign.length;
      return { from: at - sign.length, to: at };
    },
    match: (pattern) => {
      pattern.lastIndex = at;
      const found = pattern.exec(text);
      if (found === null) return undefined;
      at += found[0].length;
      return { from: found.index, to: at, groups: found.slice(1) };
    },
  };
}

/** Returns the next word, for a refusal: what stands before a blank or a sign. At the end it is the last letter. */
export function wordAhead({ text, at }: Scanner): Span {
  const from = at();
  if (from >= text.length) return { from: text.trimEnd().length - 1, to: text.trimEnd().length };
  const [word = ""] = /^(?:[@#/]?[^\s&|()!,]+|.)/su.exec(text.slice(from)) ?? [];
  return { from, to: from + word.length };
}

export function refuse(span: Span, reason: string): never {
  throw new FilterRefusal(span, reason);
}
