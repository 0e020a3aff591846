import { expect, test } from "vitest";
import { createClearCookies } from "./clear-cookies";

const names = ["keel.session_token", "keel.session_data"];

test("on plain http a cookie is removed wherever it may have come from", () => {
  const lines = createClearCookies("http://tasks.lan.example.com:3000")(names, "/api/auth/token?x=/y");
  for (const name of names) {
    for (const scope of ["Path=/", "Path=/api", "Path=/api/auth/", "Path=/; Domain=lan.example.com"]) {
      expect(lines).toContain(`${name}=; Max-Age=0; ${scope}; HttpOnly; SameSite=Lax`);
    }
  }
});

test.each(["http://localhost:3000", "http://192.168.1.9:3000", "http://[::1]:3000"])(
  "an address and a single label are no domain: %s",
  (origin) => {
    expect(createClearCookies(origin)(names, "/today").join()).not.toContain("Domain=");
  },
);

test("a cookie that browsers keep for one host and every path is removed by one line", () => {
  const name = "__Host-keel.session_token";
  expect(createClearCookies("https://tasks.example.com")([name], "/api/auth/token")).toEqual([
    `${name}=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax; Secure`,
  ]);
});

test("whatever address was asked for and whatever names came, the lines stay few and hold nothing else", () => {
  const clear = createClearCookies("http://a.b.c.d.e.example.com");
  const many = Array.from({ length: 200 }, (_, at) => `keel.${at}`);
  const odd = ["keel.a;Domain=x", "keel.a b", "keel.\r\nx", `keel.${"x".repeat(100)}`];
  const lines = clear([...odd, ...many], `/${"a;b,c\n/".repeat(500)}`);
  expect(lines.length).toBeLessThanOrEqual(30);
  expect(lines.join("").length).toBeLessThan(4000);
  for (const line of lines)
    expect(line).toMatch(/^keel\.\d+=; Max-Age=0; Path=[\w/.~%-]+(; Domain=[\w.]+)?; HttpOnly; SameSite=Lax$/);
  expect(clear(["keel.a"], "//")).toContainEqual(expect.stringContaining("Path=/;"));
});
