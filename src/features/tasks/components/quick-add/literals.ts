import { type Span } from "./position";
import { anyDay, anyTime, clockTime, end, month, nearDay, numberWords, ordinal, weekday } from "./vocabulary";

const begin = String.raw`(?<=^|\s)`;
const all = (source: string) => new RegExp(`${begin}${source}`, "giu");

/** Text in quotation marks; a mark that is not closed yet reaches to the end. */
const quoted = /(?<=^|[\s(])(?:"[^"]*(?:"|$)|[“„][^“”]*(?:[“”]|$)|«[^»]*(?:»|$))/gu;

const repeatWord = `(?:other|first|second|third|fourth|fifth|last|\\d{1,3}${ordinal}?|${numberWords.join("|")}|days?|weeks?|weekdays?|weekends?|work(?:ing)?\\s?days?|months?|quarters?|years?|hours?|minutes?|mornings?|afternoons?|evenings?|nights?|${weekday}s?|${month}|${nearDay}|${clockTime}|and|at|in|of|on|the|,)`;

/** A repeat with all that may belong to it. */
const repeats = all(
  String.raw`(?:every|each|daily|weekly|fortnightly|monthly|quarterly|yearly|annually)(?:,?\s+${repeatWord}${end})*`,
);

/** Phrases for which there is nothing yet, or which only sound like a day for the task: they stay words as a whole. */
const phrases = [
  repeats,
  // Deadlines, and other uses of a day or time.
  all(
    String.raw`(?:(?:due\s+)?by|before|until|till?|since|(?<!day\s)after|from|to|for|about|re:?|of|than|last|past|between|within|deadline:?)\s+(?:the\s+)?(?:${anyDay}(?:\s+${anyTime})?|${anyTime}(?:\s+${anyDay})?)`,
  ),
  // Days and times as names and nouns.
  all(
    String.raw`(?:the|a|an|my|your|his|her|our|their|its|usa|psychology|good|black|cyber|ash|palm|easter|freaky|ruby|shrove|fat|super|bloody|throwback|casual|holy|maundy|spy|man|girl|one|until|like|no|first|second|third|fourth|fifth)\s+(?:${nearDay}|${weekday})${end}`,
  ),
  // "where the cat sat", "he wed".
  all(String.raw`(?:i|you|he|she|it|we|they|who|that|cat|dog|to|in|get|got)\s+(?:sat|sun|wed|mon)${end}`),
  /^\s*(?:sat|sun|wed)\s+(?:about|by|down|for|from|in|on|to|up|with)\s/giu,
  // Ranges and alternatives.
  all(
    String.raw`(?:${anyDay}|${anyTime})(?:(?:\s+[–—-]\s+|\s+(?:to|or|and|through|thru|until|till|&|\+)\s+)(?:${anyDay}|${anyTime}))+`,
  ),
  all(String.raw`\d{1,2}(?::\d{2})?\s+to\s+\d{1,2}(?::\d{2})?(?:\s?[ap]m)?${end}`),
];

/** Returns the parts of the text that are not read: quotations, repeats, deadlines, ranges, and the phrases that shall stay words. */
export function findLiterals(text: string, asWords: readonly string[], readable: readonly Span[]): Span[] {
  const kept = asWords.filter((words) => words !== "").flatMap((words) => placesOf(words, text));
  /** A repeat is read as a whole, with what would be a literal within it. */
  const isFree = ({ from, to }: Span) => !readable.some((span) => from < span.to && span.from < to);
  return [...spansOf(quoted, text), ...phrases.flatMap((phrase) => spansOf(phrase, text)).filter(isFree), ...kept];
}

/** Returns the repeat that begins at a place, with all that may belong to it, so that nothing is read of one that stays words. */
export const wholeRepeat = (text: string, { from, to }: Span): Span => ({
  from,
  to: Math.max(to, spansOf(repeats, text).find((span) => span.from === from)?.to ?? to),
});

const spansOf = (phrase: RegExp, text: string): Span[] =>
  [...text.matchAll(phrase)].map((match) => ({ from: match.index, to: match.index + match[0].length }));

/** Returns where the phrase stands, whichever its case. */
function placesOf(words: string, text: string): Span[] {
  const escaped = words.trim().replaceAll(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`);
  return spansOf(all(`${escaped}${end}`), text);
}
