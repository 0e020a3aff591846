/**
 * The differences that folding removes: case, accents, points, width, ligatures, joiners and the shape of quotation marks and dashes.
 * `fold_text` in the database does the same; a test compares the two for every character.
 *
 * Marks that make another letter stay: и and й, か and が are as different as i and l. Only е and ё are one, because people write both.
 */
const dropped = new RegExp(
  [
    // Accents, but not those of Cyrillic letters; there only stress marks and the dots of ё, never the acute of ѓ and ќ.
    String.raw`(?<![\u0400-\u052f])[\u0302-\u036f]`,
    String.raw`(?<![ГгКк])[\u0300\u0301]`,
    String.raw`(?<=[Ее])\u0308`,
    // Further accents; Hebrew points; Arabic vowel signs, hamza above and below, and the stroke that stretches a word; Syriac points.
    String.raw`[\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]`,
    String.raw`[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08ca-\u08e1\u08e3-\u08ff\u0730-\u074a]`,
    // Characters without a shape: joiners, direction marks, soft hyphens, fillers, variation selectors, tags.
    String.raw`[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufe00-\ufe0f\u{e0000}-\u{e0fff}]`,
  ].join("|"),
  "gu",
);

/** Letters that Unicode does not decompose, and symbols with several spellings. */
const letters = new Map([
  ...pairs("øđðħıłŧςىیکة٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "oddhiltσييكه01234567890123456789"),
  ...pairs("‘’‚‛ʼ“”„‟‐‒–—―−", "'''''\"\"\"\"------"),
  ...Object.entries({ ß: "ss", æ: "ae", œ: "oe", þ: "th" }),
]);
const replaced = new RegExp(`[${[...letters.keys()].join("")}]`, "gu");
const isAscii = (text: string) => !/[\u0080-\uffff]/.test(text);

/** Returns `text` without differences in spelling: two texts that fold to the same are equal in a search. */
export function fold(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  return text
    .normalize("NFKD")
    .replace(dropped, "")
    .toLowerCase()
    .replace(replaced, (letter) => letters.get(letter) ?? letter)
    .normalize("NFC");
}

function pairs(from: string, to: string): [string, string][] {
  const targets = Array.from(to);
  return Array.from(from, (letter, at) => [letter, targets[at] ?? ""]);
}
