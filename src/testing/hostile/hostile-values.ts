import fc, { type Arbitrary } from "fast-check";
import { z } from "zod";

/** The part of JSON schemas that is needed to generate values close to them. */
const schemaNode = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  format: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  items: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
});

/** Values that mean something to the server, such as ids and tokens, by field name. */
export type Known = ReadonlyMap<string, readonly string[]>;

const strings = [
  "",
  " ",
  "\0",
  "a\0b",
  "\ud800",
  "\udfff\ud800",
  "\u202egnp.exe",
  "\u2067\u2066\u200f",
  "\u0000\uffff\ufeff",
  "x".repeat(100_000),
  "🌱".repeat(50_000),
  "e\u0301".repeat(251),
  ..."%|_|%_%|\\|abc\\|'|\"|`|''|$$|$1|:id|{{7*7}}|${7*7}|#{1}|*|?|..|../../etc/passwd|;|&|=|+|%00|%ff|%E0%A4%A".split(
    "|",
  ),
  "'; drop table tasks; --",
  "' or '1'='1",
  "<script>alert(1)</script>",
  "javascript:alert(1)",
  "\r\nSet-Cookie: stolen=1",
  "//evil.example",
  "https://evil.example/\\@localhost",
  "/\\evil.example",
  ..."__proto__ constructor prototype toString hasOwnProperty valueOf then null undefined true false".split(" "),
  ..."NaN Infinity infinity -infinity -0 0x10 1e999 9007199254740993".split(" "),
  "9".repeat(400),
  ..."0000-00-00 2026-02-30 9999-12-31 10000-01-01 +275760-09-13T00:00:00.000Z -000001-01-01T00:00:00Z".split(" "),
  ..."2026-11-20T12:00:00+23:59 2026-11-20T24:00:00Z 2026-11-20T23:59:60Z 1899-12-31T23:59:59Z 2026-11-20".split(" "),
  ..."2026-11-20..2026-11-21 .. ..2026-11-20 overdue Pacific/Chatham Etc/GMT+14 ../Etc/UTC".split(" "),
  ..."00000000-0000-0000-0000-000000000000 ffffffff-ffff-ffff-ffff-ffffffffffff".split(" "),
  "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.",
  '{"a":1}',
  "[]",
];
const anyCodeUnit = fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit));

export const hostileString: Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...strings) },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
  { weight: 2, arbitrary: fc.string({ unit: anyCodeUnit, maxLength: 30 }) },
  fc.string({ unit: "grapheme", maxLength: 600 }),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.uuid(),
  fc.webUrl(),
  fc.base64String({ maxLength: 400 }),
);

const numbers = [0, -0, -1, 2 ** 31, 2 ** 32, 2 ** 53, -(2 ** 63), 1e21, 1e308, -1e308, 5e-324, 0.1];
export const hostileNumber: Arbitrary<number> = fc.oneof(
  fc.constantFrom(...numbers),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

const nested = fc
  .tuple(fc.integer({ min: 1, max: 300 }), fc.boolean())
  .map(([depth, isList]) =>
    Array.from({ length: depth }).reduce<unknown>((inner) => (isList ? [inner] : { a: inner }), "x"),
  );

export const hostileJson: Arbitrary<unknown> = fc.oneof(
  { weight: 5, arbitrary: hostileString },
  { weight: 2, arbitrary: hostileNumber },
  fc.constantFrom(true, false, null),
  fc.jsonValue(),
  fc.array(hostileString, { maxLength: 30 }),
  fc.dictionary(hostileString, hostileString, { maxKeys: 5 }),
  nested,
);

const formats: Record<string, Arbitrary<string>> = {
  uuid: fc.uuid(),
  email: fc.emailAddress(),
  date: fc.constantFrom("2026-11-20", "2028-02-29"),
  "date-time": fc.constantFrom("2026-11-20T09:00:00Z", "2026-11-20T09:00:00.123+13:45"),
  uri: fc.webUrl(),
};

/** Returns known values with a small change: cut, repeated, or with one other character. */
export function mutated(originals: readonly string[]): Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...originals), fc.nat(), fc.constantFrom("", "A", "=", ".", "\0", "%", "é"), fc.nat(2))
    .map(([text, position, inserted, removed]) => {
      const at = position % (text.length + 1);
      return text.slice(0, at) + inserted + text.slice(at + removed);
    });
}

/** Returns values most of which fit the JSON schema in most places. */
export function nearly(schema: unknown, known: Known, name = ""): Arbitrary<unknown> {
  return fc.oneof({ weight: 4, arbitrary: fitting(schema, known, name) }, { weight: 1, arbitrary: hostileJson });
}

function fitting(schema: unknown, known: Known, name: string): Arbitrary<unknown> {
  const node = schemaNode.safeParse(schema).data;
  if (node === undefined) return hostileJson;
  if (node.const !== undefined) return fc.constant(node.const);
  if (node.enum !== undefined && node.enum.length > 0) return fc.constantFrom(...node.enum);
  const choices = node.anyOf ?? node.oneOf ?? [];
  if (choices.length > 0) return fc.oneof(...choices.map((choice) => fitting(choice, known, name)));
  const [type] = [node.type ?? []].flat();
  if (type === "object") {
    const fields = Object.entries(node.properties ?? {});
    return fc
      .tuple(...fields.map(([field, inner]) => fc.option(nearly(inner, known, field), { freq: 5, nil: undefined })))
      .map((values) => Object.fromEntries(fields.map(([field], at) => [field, values[at]])));
  }
  if (type === "array") return fc.array(nearly(node.items, known, name), { maxLength: 4 });
  if (type === "integer") return fc.integer({ min: 0, max: 200 });
  if (type === "number") return hostileNumber;
  if (type === "boolean") return fc.boolean();
  if (type === "null") return fc.constant(null);
  return type === "string" ? textFor(name, node.format, known) : hostileJson;
}

function textFor(name: string, format: string | undefined, known: Known): Arbitrary<string> {
  const values = known.get(name) ?? [];
  const ordinary =
    formats[format ?? ""] ?? fc.constantFrom("Read", "read a book 🌱", "medium", "a long enough password");
  if (values.length === 0) return fc.oneof({ weight: 2, arbitrary: ordinary }, hostileString);
  return fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...values) }, mutated(values), hostileString);
}

/** One example of each kind that has broken something somewhere. */
export const hostileExamples: unknown[] = [
  "\0",
  "\ud800",
  "\udfff\ud800",
  "x".repeat(100_000),
  "🌱".repeat(50_000),
  "'; drop table tasks; --",
  "%",
  "\\",
  "abc\\",
  "__proto__",
  "constructor",
  "{{7*7}}",
  "$1",
  "\u202e\u0000\uffff\ufeff",
  "9".repeat(400),
  "NaN",
  "infinity",
  "-infinity",
  "0000-00-00",
  "+275760-09-13T00:00:00.000Z",
  "2026-11-20T12:00:00+23:59",
  "2026-11-20..2026-11-21",
  "..",
  "00000000-0000-0000-0000-000000000000",
  "ffffffff-ffff-ffff-ffff-ffffffffffff",
  0,
  -1,
  1e308,
  -1e308,
  1e21,
  0.1,
  2 ** 31,
  2 ** 53,
  true,
  false,
  null,
  [],
  {},
  [[]],
  [null],
  { a: { b: {} } },
];
