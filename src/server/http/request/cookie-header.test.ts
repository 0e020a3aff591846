import { expect, test } from "vitest";
import { parseCookieHeader } from "./cookie-header";

const read = (header: string | null, name = "keel.session_token") => parseCookieHeader(header).get(name);

test("a cookie is found by its exact name, among those of other applications", () => {
  expect(read("a=b; keel.session_token=x.y%3D; better-auth.session_token=other")).toBe("x.y%3D");
  expect(read("__Host-keel.session_token=x; keel.session_token=y", "__Host-keel.session_token")).toBe("x");
  expect(read("keel-device=d", "keel-device")).toBe("d");
});

test.each([
  "Keel.session_token=x",
  "keel.session_token.0=x",
  "xkeel.session_token=x",
  "keel%2Esession_token=x",
  '"keel.session_token"=x',
  "keel.session_token",
  "=keel.session_token=x",
  "a=keel.session_token=x",
  "keel.session_token\u00a0=x",
  "keel.session_token\v=x",
])("another name is ignored: %j", (header) => {
  expect(read(header)).toBeUndefined();
});

test("spaces and tabs around a name and a value do not count, and separators need no space", () => {
  expect(read("a=b;\t keel.session_token \t=\t x \t;c=d")).toBe("x");
  expect(read("a=b;keel.session_token=x;c=d")).toBe("x");
});

test("a value is taken unchanged: from the first equals sign, not decoded", () => {
  expect(read("keel.session_token=a=b=%61")).toBe("a=b=%61");
});

test.each([
  "keel.session_token=",
  'keel.session_token="x"',
  "keel.session_token=x y",
  "keel.session_token=x\\y",
  "keel.session_token=x,y",
  "keel.session_token=\u00fc",
  `keel.session_token=${"x".repeat(4097)}`,
])("a value that this server never writes is ignored, and reported: %#", (header) => {
  const cookies = parseCookieHeader(header);
  expect(cookies.get("keel.session_token")).toBeUndefined();
  expect([...cookies.rejected]).toEqual(["keel.session_token"]);
});

test("of one name with different values neither counts, in any order and spelling", () => {
  for (const header of [
    "keel.session_token=x; keel.session_token=y",
    "keel.session_token =x; a=b; keel.session_token=y",
    "keel.session_token=x; keel.session_token=y; keel.session_token=x",
    "keel.session_token=x; keel.session_token=",
    "keel.session_token=; keel.session_token=x",
  ]) {
    const cookies = parseCookieHeader(`${header}; keel-device=d`);
    expect(cookies.get("keel.session_token"), header).toBeUndefined();
    expect([...cookies.rejected]).toEqual(["keel.session_token"]);
    expect(cookies.get("keel-device")).toBe("d");
  }
  expect(read("keel.session_token=x; keel.session_token=x")).toBe("x");
});

test("cookies of other applications may be repeated, have any value, and are never reported", () => {
  const odd = 'promo=20%; bad=%E0%A4%A; =novalue; noequals; __proto__=x; constructor=1; quoted="a;b"; x=1; x=2; ;;';
  const cookies = parseCookieHeader(`${odd}; keel.session_token=x`);
  expect(cookies.get("keel.session_token")).toBe("x");
  expect(cookies.get("__proto__")).toBeUndefined();
  expect(cookies.rejected.size).toBe(0);
});

test("a header longer than the server accepts yields no cookie", () => {
  expect(read(`a=${"x".repeat(16_400)}; keel.session_token=x`)).toBeUndefined();
  expect(read(null)).toBeUndefined();
});
