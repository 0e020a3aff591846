import fc, { type Arbitrary } from "fast-check";
import { hostileString, mutated } from "../hostile/hostile-values";
import { asLatin1 } from "./hostile-targets";

const prefixes = ["", "__Secure-", "__Host-", "__secure-", "__HOST-", "better-auth.", "keel.", "\t", " ", "$", "\0"];
const endings = ["", " ", "\t", ".0", ".1", ".99", ".-1", "=", '"', "%20", "%3D", "\u00a0", "[]", ";"];
const words =
  "better-auth session_token session_data dont_remember two_factor trust_device state theme clock __proto__ constructor".split(
    " ",
  );
const separators = ["; ", "; ", "; ", ";", " ; ", ";;", ",", "\t;\t", "; ;"];

/** Cookie headers close to those of real users: `known` are pairs that a browser sent. */
export function hostileCookies(known: readonly string[]): Arbitrary<string> {
  const names = [...known.map((pair) => pair.slice(0, pair.indexOf("="))), ...words];
  const values = known.map((pair) => pair.slice(pair.indexOf("=") + 1));
  const value = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...values) },
    { weight: 2, arbitrary: mutated(values) },
    fc.constantFrom(...values).map((text) => `"${text}"`),
    fc.constantFrom(...values).map(decodeURIComponent),
    fc.constantFrom(...values).map(encodeURIComponent),
    hostileString,
    fc.constantFrom(
      "",
      "%",
      "%00",
      "%E0%A4%A",
      "null",
      "{}",
      "j:{}",
      "s:x.y",
      "x".repeat(4000),
      "a.b.c",
      "...",
      "=".repeat(50),
    ),
  );
  const name = fc
    .tuple(fc.constantFrom(...prefixes), fc.constantFrom(...names), fc.constantFrom(...endings))
    .map((parts) => parts.join(""));
  const pair = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...known) },
    {
      weight: 4,
      arbitrary: fc
        .tuple(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...names) }, name), value)
        .map((two) => two.join("=")),
    },
    { weight: 1, arbitrary: fc.oneof(hostileString, name) },
  );
  const many = fc
    .integer({ min: 50, max: 400 })
    .map((count) => Array.from({ length: count }, (_, at) => `c${at}=${at}`));
  return fc
    .tuple(
      fc.oneof({ weight: 9, arbitrary: fc.array(pair, { minLength: 1, maxLength: 6 }) }, many),
      fc.constantFrom(...separators),
    )
    .map(([pairs, separator]) => asLatin1(pairs.join(separator)).slice(0, 14_000));
}
