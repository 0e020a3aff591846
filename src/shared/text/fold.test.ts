import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cloneDatabase, openConnection } from "~/testing/database/database";
import { fold } from "./fold";

let database: ReturnType<typeof openConnection>;
beforeAll(async () => {
  database = openConnection(await cloneDatabase());
});
afterAll(() => database.end());

const foldedByDatabase = async (texts: string[]): Promise<string[]> => {
  const [row] = await database<{ folded: string[] }[]>`select fold_texts(${texts}::text[]) as folded`;
  return row?.folded ?? [];
};

test.each([
  ["hotel", "Réserver l’HÔTEL"],
  ["malaga", "Ma\u0301laga"],
  ["οδος", "ΟΔΟΣ"],
  ["άνθρωπος", "ΑΝΘΡΩΠΟΣ"],
  ["straße", "STRASSE kehren"],
  ["strasse", "Große Straße"],
  ["STRASSE", "Stra\u1e9ee"],
  ["istanbul", "İstanbul"],
  ["ISPARTA", "ısparta"],
  ["fin", "ﬁnal"],
  ["hotel", "Ｈｏｔｅｌ"],
  ["duong", "Đường phố"],
  ["елка", "Ёлка"],
  ["замок", "за\u0301мок"],
  ["smorrebrod", "Smørrebrød"],
  ["lodz", "Łódź"],
  ["שלום", "שָׁלוֹם"],
  ["محمد", "مُحَمَّد"],
  ["كتاب", "کتاب"],
  ["نمیخواهم", "نمی\u200cخواهم"],
  ["한글", "\u1112\u1161\u11ab\u1100\u1173\u11af"],
  ["パン", "ﾊﾟﾝ"],
  ["it's", "It’s"],
  ["donaudampf", "Donau\u00addampf"],
  ["a-b", "A–B"],
  ["۱۲", "12"],
  ["თბილისი", "ᲗᲑᲘᲚᲘᲡᲘ"],
])("%s is found in %s", (typed, written) => {
  expect(fold(written)).toContain(fold(typed));
});

test.each([
  ["и", "й"],
  ["і", "ї"],
  ["г", "ѓ"],
  ["か", "が"],
  ["ハ", "パ"],
  ["か", "カ"],
  ["กน", "กิน"],
  ["नमसत", "नमस्ते"],
  ["가", "각"],
])("%s is a different letter from those in %s", (typed, written) => {
  expect(fold(written)).not.toContain(fold(typed));
});

test("folding a folded text changes nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(fold(fold(text))).toBe(fold(text));
    }),
  );
});

test("two spellings of one text fold to the same, composed or not", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(fold(text.normalize("NFD"))).toBe(fold(text));
      expect(fold(text.normalize("NFC"))).toBe(fold(text));
    }),
  );
});

/** Returns the texts without characters that are newer than the database's Unicode version. */
const knownToDatabase = async (texts: string[]): Promise<string[]> => {
  const rows = await database<{ text: string }[]>`
    select text from unnest(${texts}::text[]) with ordinality as each (text, position) where unicode_assigned(text) order by position`;
  return rows.map(({ text }) => text);
};

test("the database folds every character as the browser does, except for letter case that its ICU does not know yet", async () => {
  const others: string[] = [];
  for (let first = 0; first < 0x11_0000; first += 0x1_0000) {
    const block = Array.from({ length: 0x1_0000 }, (_, offset) => first + offset)
      .filter((code) => code !== 0 && (code < 0xd8_00 || code > 0xdf_ff))
      .map((code) => String.fromCodePoint(code));
    const texts = (await knownToDatabase(block)).map((character) => `a${character}е${character}B`);
    const [folded, lower] = await Promise.all([texts, texts.map((text) => text.toLowerCase())].map(foldedByDatabase));
    others.push(...texts.filter((text, at) => fold(text) !== folded?.[at] && fold(text) !== lower?.[at]));
  }
  expect(others).toEqual([]);
});

test("the database folds texts of any script as the browser does", async () => {
  const scripts = [
    "aÅøﬁßİıſK ",
    "ёйїѓÉ\u0301\u0308\u0306\u0300",
    "ΣσςΆ\u0345",
    "שָׁ\u05b0ﭏمُّأﻻ",
    "가\u1100\u1161ㄱがﾊﾟ",
    "กิน्षक़",
    "👩\u200d🎤️’–％\\_",
  ];
  const text = fc
    .array(
      fc.oneof(
        fc.constantFrom(...scripts.flatMap((letters) => Array.from(letters))),
        fc.string({ unit: "binary", maxLength: 3 }).map((any) => any.toLowerCase()),
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join("").replaceAll("\0", ""));
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 40 }), async (texts) => {
      const known = await knownToDatabase(texts);
      expect(await foldedByDatabase(known)).toEqual(known.map(fold));
    }),
    { numRuns: 200 },
  );
});
