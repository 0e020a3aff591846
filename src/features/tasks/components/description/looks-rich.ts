const signs = [
  // An address.
  /https?:\/\/|www\.|[\w.+-]@[\w-]+\.|\]\(/iu,
  // A heading, a list, a quotation, a line, a block of code.
  /^[ \t]*(?:#{1,6}|[-*+]|\d{1,9}[.)]|>)[ \t]|^[ \t]*(?:---|\*\*\*|___|```|~~~)|^[ \t]*>/mu,
  // Emphasis and code.
  /(\*{1,2}|(?<![\p{L}\p{N}])_{1,2}|~{1,2}|`)\S[\s\S]*\1/u,
];

/** Returns whether a text may hold more than words, so that it is worth reading it as Markdown. */
export const looksRich = (text: string) => signs.some((sign) => sign.test(text));
