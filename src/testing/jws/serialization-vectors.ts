import { accepted, encodePart, goodClaims, refused, writeCompact, type Vector } from "./compact";
import { headerOf, withMember, type VectorKeys } from "./keys";

const blanks = Array.from(" \t\n\r\f\v\u0000\u00a0\u2028\ufeff\u200b");
const inserted = [...blanks, "=", "%", ".", "-", "_", "+", "/", "~", ",", "A", "\ud800", "é", "%2e", "\\u002e"];
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const utf8 = (text: string) => Buffer.from(text);
const latin1 = (text: string) => Buffer.from(text, "latin1");

/** Texts that are almost JSON, by their fault; `text` is a JSON object. */
const corruptions: Record<string, (text: string) => string | Uint8Array> = {
  "a byte order mark": (text) => `\ufeff${text}`,
  "a byte order mark at the end": (text) => `${text}\ufeff`,
  "UTF-16": (text) => Buffer.from(text, "utf16le"),
  "UTF-16 with its mark": (text) => Buffer.from(`\ufeff${text}`, "utf16le"),
  "an overlong quotation mark": (text) => latin1(text.replace('"', "\xc0\xa2")),
  "an overlong brace": (text) => latin1(text.replace("{", "\xc1\xbb")),
  "an overlong letter in a value": (text) => latin1(text.replace(/e/, "\xc1\xa5")),
  "a surrogate in UTF-8": (text) => latin1(text.replace("{", '{"x":"\xed\xa0\x80",')),
  "a byte that is no UTF-8": (text) => latin1(text.replace("{", '{"x":"\xff",')),
  "a sequence that ends early": (text) => latin1(text.replace("{", '{"x":"\xe2\x82",')),
  "a code point above the last": (text) => latin1(text.replace("{", '{"x":"\xf4\x90\x80\x80",')),
  "a comment": (text) => text.replace("{", "{/* */"),
  "a comment to the line's end": (text) => `${text}// x`,
  "a comma too many": (text) => text.replace(/\}$/, ",}"),
  "a comma missing": (text) => text.replace(",", " "),
  "single quotes": (text) => text.replaceAll('"', "'"),
  "names without quotes": (text) => text.replaceAll(/"(\w+)":/g, "$1:"),
  "something after it": (text) => `${text}{}`,
  "it twice": (text) => `${text}${text}`,
  "a zero after it": (text) => `${text}\u0000`,
  "a zero before it": (text) => `\u0000${text}`,
  "a space that is none of JSON's": (text) => `\u00a0${text}`,
  "a form feed before it": (text) => `\f${text}`,
  "a line end inside of a text": (text) => text.replace("{", '{"x":"\n",'),
  "an escape that does not exist": (text) => text.replace("{", String.raw`{"x":"\x41",`),
  NaN: (text) => text.replace("{", '{"x":NaN,'),
  "a number with a plus": (text) => text.replace("{", '{"x":+1,'),
  "a number with a zero in front": (text) => text.replace("{", '{"x":01,'),
  "a hexadecimal number": (text) => text.replace("{", '{"x":0x1,'),
  undefined: (text) => text.replace("{", '{"x":undefined,'),
  "its brace missing": (text) => text.slice(0, -1),
  "a list around it": (text) => `[${text}]`,
  "quotes around it": (text) => JSON.stringify(text),
  nothing: () => "",
  null: () => "null",
  true: () => "true",
  "a number": () => "1",
  "an empty object": () => "{}",
  "an empty list": () => "[]",
};

/** The same token in other serializations (RFC 7515 §7.1 and §2: compact, base64url without padding, blanks or line ends). */
export function serializationVectors({ ed }: VectorKeys): Vector[] {
  const header = headerOf(ed);
  const good = writeCompact(header, goodClaims(), ed.sign);
  const [first = "", second = "", third = ""] = good.split(".");
  const payload = JSON.stringify(goodClaims());
  const named = (text: string) => JSON.stringify(text).slice(0, 20);
  const positions: [string, number][] = [
    ["in front", 0],
    ["in the header", 5],
    ["before the first dot", first.length],
    ["after the first dot", first.length + 1],
    ["in the payload", first.length + 20],
    ["before the second dot", first.length + second.length + 1],
    ["after the second dot", first.length + second.length + 2],
    ["in the signature", good.length - 20],
    ["at the end", good.length],
  ];
  const json = { payload: second, protected: first, signature: third };
  return [
    accepted("the token", good),
    accepted(
      "indented JSON",
      writeCompact(JSON.stringify(header, undefined, 2), JSON.stringify(goodClaims(), undefined, "\t"), ed.sign),
    ),
    accepted(
      "JSON between its own blanks",
      writeCompact(` \t\r\n${JSON.stringify(header)}\n`, `\n${payload} `, ed.sign),
    ),
    accepted("escaped letters", writeCompact(header, payload.replace('"name"', String.raw`"n\u0061me"`), ed.sign)),
    accepted(
      "letters of the world",
      writeCompact(header, { ...goodClaims(), name: "Ада 🌱 \u0000 \ud83c\udf31" }, ed.sign),
    ),
    ...inserted.flatMap((text) =>
      positions.map(([where, at]) => refused(`${named(text)} ${where}`, good.slice(0, at) + text + good.slice(at))),
    ),
    ...[first, second, third].flatMap((part, index) =>
      otherSpellings(part).map((other) =>
        refused(`another spelling of part ${index + 1}`, replacePart(good, index, other)),
      ),
    ),
    ...[1, 2, 3, 4].map((count) => refused(`${count} characters of padding`, `${good}${"=".repeat(count)}`)),
    ...Object.entries(corruptions).flatMap(([what, corrupt]) => [
      refused(`the payload with ${what}`, writeCompact(header, corrupt(payload), ed.sign)),
      refused(`the header with ${what}`, writeCompact(corrupt(JSON.stringify(header)), payload, ed.sign)),
    ]),
    refused("nothing", ""),
    ...[
      ".",
      "..",
      "...",
      first,
      `${first}.`,
      `${first}.${second}`,
      `${first}.${second}.`,
      `.${second}.${third}`,
      `${first}..${third}`,
      `..${third}`,
    ].map((text) => refused(`the parts ${text.replaceAll(/[\w-]+/g, "x")}`, text)),
    refused("four parts", `${good}.${third}`),
    refused("five parts, as of JWE", `${good}.${third}.${third}`),
    refused("a fourth part that is empty", `${good}.`),
    refused("its parts in another order", `${second}.${first}.${third}`),
    refused("it twice", `${good}${good}`),
    refused("it twice, with a comma", `${good},${good}`),
    refused("Bearer in front", `Bearer ${good}`),
    refused("quotes around it", `"${good}"`),
    refused("the flattened JSON serialization", JSON.stringify(json)),
    refused("the flattened JSON serialization, encoded", encodePart(json)),
    refused(
      "the general JSON serialization",
      JSON.stringify({ payload: second, signatures: [{ protected: first, signature: third }] }),
    ),
    refused("its dots escaped", good.replaceAll(".", "%2e")),
    refused("in capitals", good.toUpperCase()),
    refused("a token within a token", writeCompact({ ...header, cty: "JWT" }, good, ed.sign)),
    refused("a detached payload", `${first}..${Buffer.from(ed.sign(utf8(`${first}.`))).toString("base64url")}`),
    refused(
      "hexadecimal instead of base64url",
      good
        .split(".")
        .map((part) => Buffer.from(part, "base64url").toString("hex"))
        .join("."),
    ),
    refused(
      "the alphabet of base64",
      writeCompact(header, { ...goodClaims(), name: "??>>~~ÿÿ" }, ed.sign)
        .replaceAll("-", "+")
        .replaceAll("_", "/") + "+",
    ),
    refused("longer than a header may be", writeCompact(header, { ...goodClaims(), more: "x".repeat(9000) }, ed.sign)),
    refused("a million characters", "a".repeat(1_000_000)),
    refused("ten thousand dots", ".".repeat(10_000)),
  ];
}

/** Duplicate names (RFC 7515 §4, RFC 7519 §4), of which two readers may each take another. */
export function duplicateVectors({ ed }: VectorKeys): Vector[] {
  const header = headerOf(ed);
  const good = goodClaims();
  const text = JSON.stringify(good);
  const escapeName = (name: string) => `\\u${(name.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}${name.slice(1)}`;
  const claims = Object.entries(good).flatMap(([name, value]) => [
    [`${name}, first another`, withMember(`"${name}":"other"`)],
    [`${name}, then another`, text.replace(/\}$/, `,"${name}":"other"}`)],
    [`${name}, the same twice`, withMember(`"${name}":${JSON.stringify(value)}`)],
    [`${name}, once escaped`, withMember(`"${escapeName(name)}":${JSON.stringify(value)}`)],
    [`${name}, twice escaped`, withMember(`"${escapeName(name)}":"x"`).replace(`,"${name}"`, `,"${escapeName(name)}"`)],
    [`${name}, null beside it`, withMember(`"${name}":null`)],
  ]);
  const others = [
    ["a claim that nobody knows", withMember('"x":1,"x":2')],
    ["within a claim", withMember('"x":{"y":1,"y":2}')],
    ["within a list of a claim", withMember('"x":[{"y":1},{"y":1,"z":2,"y":3}]')],
    ["__proto__", withMember('"__proto__":1,"__proto__":2')],
    ["an empty name", withMember('"":1,"":2')],
    ["a name with a quotation mark", withMember(String.raw`"\"":1,"\u0022":2`)],
  ];
  const headers = Object.entries({ ...header, typ: "JWT" }).flatMap(([name, value]) => [
    [`${name} in the header, first another`, withMember(`"${name}":"none"`, { ...header, typ: "JWT" })],
    [
      `${name} in the header, the same twice`,
      withMember(`"${name}":${JSON.stringify(value)}`, { ...header, typ: "JWT" }),
    ],
    [`${name} in the header, once escaped`, withMember(`"${escapeName(name)}":"none"`, { ...header, typ: "JWT" })],
  ]);
  return [
    accepted(
      "the same name in two objects",
      writeCompact(header, withMember('"x":{"sub":1,"iss":2},"y":[{"sub":1},{"sub":1}]'), ed.sign),
    ),
    accepted(
      "a name as a value",
      writeCompact(header, withMember('"x":"sub","y":["sub","sub"],"z":"\\"sub\\":"'), ed.sign),
    ),
    ...[...claims, ...others].map(([name = "", payload = ""]) =>
      refused(`twice: ${name}`, writeCompact(header, payload, ed.sign)),
    ),
    ...headers.map(([name = "", malformed = ""]) => refused(`twice: ${name}`, writeCompact(malformed, good, ed.sign))),
  ];
}

/** Returns other texts that a lenient decoder reads as the same bytes. */
function otherSpellings(part: string): string[] {
  const bytes = Buffer.from(part, "base64url");
  const last = Array.from(alphabet, (letter) => part.slice(0, -1) + letter);
  return [...last, `${part}=`, `${part}==`].filter(
    (other) => other !== part && Buffer.from(other, "base64url").equals(bytes),
  );
}

const replacePart = (token: string, index: number, part: string) =>
  token
    .split(".")
    .map((old, at) => (at === index ? part : old))
    .join(".");
