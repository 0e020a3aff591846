import { describe, expect, test } from "vitest";
import { evaluateConditions } from "~/server/http/conditions/file-conditions";
import { namesVersion, parseEntityTags } from "~/server/http/conditions/entity-tags";
import { signUp } from "../../people/people";
import { restAs } from "../../server/rest";

/** The forms in which proxies pass on the tag `"2"`. */
const weakened = [
  '"2"',
  'W/"2"',
  '"2-gzip"',
  '"2--gzip"',
  'W/"2-gzip"',
  '"2-br"',
  '"2;br"',
  '"2;gz"',
  '"2;;;"',
  '"2-zstd"',
  '"2-GZIP"',
  '"2-gzip-gzip"',
  '  "2"\t',
  '"1", W/"2-gzip"',
  '"7","2"',
  ',"2",,',
];
const foreign = [
  '"1"',
  '"3"',
  '"02"',
  '"2 "',
  '""',
  '"gzip"',
  '"-gzip"',
  '"2-gzi"',
  '"2-"',
  '"2gzip"',
  '"22"',
  '"1","3"',
];
const broken = [
  "2",
  "'2'",
  '"2',
  '2"',
  "",
  " ",
  ",",
  '"2" "3"',
  '"2",x',
  "*,*",
  '"2",*',
  'w/"2"',
  "W/2",
  '"2"-gzip',
  '"a"b"',
  '"2";q=1',
];

describe("an entity tag", () => {
  test.each(weakened)("names its version however a proxy hands it on: %j", (value) => {
    const tags = parseEntityTags(value);
    expect(tags && namesVersion(tags, '"2"')).toBe(true);
  });

  test.each(foreign.filter((value) => value !== '"2 "'))("of another version is another one: %j", (value) => {
    const tags = parseEntityTags(value);
    expect(tags && namesVersion(tags, '"2"')).toBe(false);
  });

  test.each(broken)("is not what is written otherwise: %j", (value) => {
    expect(parseEntityTags(value)).toBeUndefined();
  });

  test("is read in time linear in the length of the header", () => {
    for (const part of ['"', '"",', "W/", "-gzip", '"-gzip', " ", ",", '"2"\t', ";;;"]) {
      const value = part.repeat(Math.floor(16_000 / part.length));
      expect(() => [parseEntityTags(value), parseEntityTags(`"${value}"`), parseEntityTags(`${value}x`)]).not.toThrow();
    }
  });
});

const idOf = (body: unknown) => String(Reflect.get(Object(body), "id"));

describe("a task", () => {
  test("is changed under each spelling of its version, and under no other", async () => {
    const send = restAs(await signUp());
    const path = `/api/tasks/${idOf((await send("POST", "/api/tasks", { title: "First" })).body)}`;
    await send("PATCH", path, { title: "Second" });
    for (const value of foreign.filter((each) => each !== '"2 "'))
      expect([value, (await send("PATCH", path, { title: "Third" }, { "if-match": value })).status]).toEqual([
        value,
        412,
      ]);
    for (const value of broken.filter((each) => each.trim() !== "")) {
      const { status, body } = await send("PATCH", path, { title: "Third" }, { "if-match": value });
      expect([value, status, body]).toMatchObject([value, 400, { errors: { "If-Match": [expect.any(String)] } }]);
    }
    for (const value of weakened) {
      const other = `/api/tasks/${idOf((await send("POST", "/api/tasks", { title: "First" })).body)}`;
      await send("PATCH", other, { title: "Second" });
      const { status, headers } = await send("PATCH", other, { title: "Third" }, { "if-match": value });
      expect([value, status, headers.get("etag")]).toEqual([value, 200, '"3"']);
    }
  });

  test("is 304 under each spelling of its version, and an invalid header is a 400", async () => {
    const send = restAs(await signUp());
    const path = `/api/tasks/${idOf((await send("POST", "/api/tasks", { title: "First" })).body)}`;
    await send("PATCH", path, { title: "Second" });
    for (const value of weakened)
      expect([value, (await send("GET", path, undefined, { "if-none-match": value })).status]).toEqual([value, 304]);
    for (const value of foreign.filter((each) => each !== '"2 "'))
      expect([value, (await send("GET", path, undefined, { "if-none-match": value })).status]).toEqual([value, 200]);
    for (const value of broken.filter((each) => each.trim() !== "")) {
      const { status, body } = await send("GET", path, undefined, { "if-none-match": value });
      expect([value, status, body]).toMatchObject([value, 400, { errors: { "If-None-Match": [expect.any(String)] } }]);
    }
  });
});

test("the OpenAPI document has a version of its own, so that clients need not load it again", async () => {
  const send = restAs(await signUp());
  const { headers } = await send("GET", "/api/openapi.json");
  const etag = headers.get("etag") ?? "";
  expect(etag).toMatch(/^"[\w-]+"$/);
  for (const value of [etag, `W/${etag}`, etag.replace(/"$/, '-gzip"'), `"x", ${etag}`, "*"])
    expect((await send("GET", "/api/openapi.json", undefined, { "if-none-match": value })).status).toBe(304);
  expect((await send("GET", "/api/openapi.json", undefined, { "if-none-match": '"x"' })).status).toBe(200);
  const { status, body } = await send("GET", "/api/openapi.json", undefined, { "if-none-match": "x" });
  expect([status, body]).toMatchObject([400, { errors: { "If-None-Match": [expect.any(String)] } }]);
});

describe("a file", () => {
  const file = { size: 100, modifiedAt: new Date(0), tag: '"2-br"' };

  test.each(weakened)("is the one that was asked for under %j", (value) => {
    expect(evaluateConditions({ "if-match": value }, file)).toBeUndefined();
    const headers = { "if-none-match": value };
    expect(evaluateConditions(headers, file)).toBe(304);
  });

  test.each(broken)("is not sent under what is no entity tag, which is named: %j", (value) => {
    expect(evaluateConditions({ "if-match": value }, file)).toBe("If-Match");
    expect(evaluateConditions({ "if-none-match": value }, file)).toBe("If-None-Match");
  });
});
