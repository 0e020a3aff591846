import fc, { type Arbitrary } from "fast-check";
import type { Person } from "./people";

export interface Pair {
  name: string;
  value: string;
}

/** The two cookies of a signed-in user. */
export interface Jar {
  /** The short-lived JWT. */
  data: Pair;
  /** The session that renews it. */
  session: Pair;
}

export const write = ({ name, value }: Pair) => `${name}=${value}`;

export function jarOf({ cookie }: Pick<Person, "cookie">): Jar {
  const pairs = cookie.split("; ").map((pair) => {
    const end = pair.indexOf("=");
    return { name: pair.slice(0, end), value: pair.slice(end + 1) };
  });
  const find = (ending: string) => {
    const found = pairs.find(({ name }) => name.endsWith(ending));
    if (found === undefined) throw new Error(`There is no cookie ${ending}.`);
    return found;
  };
  return { data: find("session_data"), session: find("session_token") };
}

/** Spellings of a name or value that a lenient reader normalizes. */
const spellings = {
  name: '$ $ $ $ "$" $.0 $.1 $.00 $.-0 $; $= x$ __Secure-$ __Host-$ __Host-__Secure-$ $\u00a0 $~ ~$ $\t \t$'.split(" "),
  value: '$ $ $ ~$ $\t "$" "$ $" $, %20$ $%20 =$ $= $.'.split(" "),
};

const spell = (kind: keyof typeof spellings) =>
  fc
    .constantFrom(...spellings[kind])
    .map((spelling) => (text: string) => spelling.replace("~", " ").replace("$", () => text));

const transform = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => text,
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => encodeURIComponent(text),
  (text) => decodeURIComponent(text),
  (text) => text.replaceAll(".", "%2E"),
  (text) => text.replace("keel", "better-auth"),
  (text) => text.slice(0, text.length / 2),
  (text) => text.slice(text.length / 2),
  (text) => text.replaceAll("_", "%5f"),
);

/** `Cookie` headers made of parts of `jars`, in any order and number, each in some spelling. */
export function cookieHeadersOf(jars: readonly Jar[]): Arbitrary<string> {
  const pairs = jars.flatMap(({ data, session }) => [data, session]);
  const names = fc.constantFrom(...new Set(pairs.map(({ name }) => name)));
  const values = fc.constantFrom(...pairs.map(({ value }) => value), "", "x", "a.b.c");
  const mixed = fc
    .tuple(names, values, transform, transform, spell("name"), spell("value"))
    .map(([name, value, transformName, transformValue, spellName, spellValue]) =>
      write({ name: spellName(transformName(name)), value: spellValue(transformValue(value)) }),
    );
  const plain = fc.constantFrom(...pairs).map(write);
  const piece = fc.oneof(plain, mixed, fc.constantFrom("noequals", "=x", "a=b", "promo=20%", "__proto__=x", ""));
  const separator = fc.constantFrom("; ", "; ", ";", ";\t", " ;", ",", ", ", ";;");
  return fc
    .array(fc.tuple(piece, separator), { minLength: 1, maxLength: 7 })
    .map((parts) => parts.flat().join(""))
    .map((header) => header.replaceAll(/[^\t\x20-\x7e\u00a0]/g, ""));
}
