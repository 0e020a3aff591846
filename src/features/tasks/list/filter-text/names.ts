/** Letters that have a meaning of their own, or that a field of one line does not keep. */
const bareName = /^[^\s&|()!,:/\\#@"“”„\p{Cc}\u2028\u2029]+$/u;
const bareWords = /^[^&|()"“”„\\\p{Cc}\u2028\u2029]+$/u;

const quoted = (text: string) =>
  `"${text
    .replaceAll(/[\\"]/gu, String.raw`\$&`)
    .replaceAll(/[\p{Cc}\u2028\u2029]/gu, (letter) => `\\u{${letter.charCodeAt(0).toString(16)}}`)}"`;

/** Returns a name as it stands behind a sign: in quotation marks if it needs them. */
export const writeName = (name: string): string => (bareName.test(name) ? name : quoted(name));

/** Returns the words of a search as they stand behind `search:`. */
export const writeWords = (words: string): string => (bareWords.test(words) ? words : quoted(words));

/** A name at the beginning of a text, and what stands between quotation marks, straight or curly. */
export const nameAtStart = /[^\s&|()!,:/\\#@"“”„]+/uy;
export const quotedAtStart = /"((?:[^\\"]|\\[^])*)"|[“„]((?:[^\\"“”]|\\[^])*)["“”]/uy;

/** Returns what stands between quotation marks without the marks of its letters. */
export const unquoted = (text: string): string =>
  text.replaceAll(/\\(?:u\{([\da-f]{1,4})\}|([\\"“”„]))/giu, (_all, code: string | undefined, letter: string) =>
    code === undefined ? letter : String.fromCharCode(Number.parseInt(code, 16)),
  );
