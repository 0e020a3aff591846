import { beforeAll, describe, expect, test } from "vitest";
import { apiTargets } from "../../hostile/api-targets";
import type { Target } from "../../hostile/hostile-requests";
import { newAdministrator, type Person } from "../../people/people";

let admin: Person;
let targets: Target[];
beforeAll(async () => {
  admin = await newAdministrator();
  targets = apiTargets(admin.server.runtime).filter(({ path }) => /^\/api\/./.test(path) && !path.includes("{any}"));
});

const uuid = "0195d0d0-0000-7000-8000-000000000000";
const addressOf = ({ path }: Target) => path.replaceAll(/\{\w+\}|:\w+/g, uuid);

async function send(target: Target, options: { query?: string; type?: string; body?: Uint8Array }) {
  const { query = "", type = "application/json", body } = options;
  const isForAuth = target.path.startsWith("/api/auth");
  const answer = await admin.server.fetch(`${addressOf(target)}${query}`, {
    method: target.method,
    headers: {
      "content-type": type,
      origin: admin.server.runtime.origin,
      ...(isForAuth ? { cookie: admin.cookie } : { authorization: `Bearer ${admin.token}` }),
    },
    ...(body !== undefined && { body: Buffer.from(body) }),
  });
  return { what: `${target.method} ${target.path}`, status: answer.status, text: await answer.text() };
}

const takesBody = ({ method, body }: Target) => body !== undefined && /^(POST|PUT|PATCH|DELETE)$/.test(method);
const bytes = (text: string) => Buffer.from(text, "latin1");

/** Bytes that are not UTF-8, as programs and attackers send them. */
const octets = {
  "a letter of Latin-1": "M\xfcll",
  "half a character": "M\xc3",
  "an overlong slash": "\xc0\xaf",
  "half of a surrogate pair": "\xed\xa0\x80",
  "more than Unicode holds": "\xf5\x80\x80\x80",
};

describe("bytes that are not UTF-8 are refused everywhere, and not stored as other letters", () => {
  test.each(Object.entries(octets))("in JSON: %s", async (_what, octet) => {
    const asked = targets.filter(takesBody);
    expect(asked.length).toBeGreaterThan(50);
    for (const target of asked) {
      const body = bytes(`{"title":"${octet}","name":"${octet}","reason":"${octet}"}`);
      const { what, status, text } = await send(target, { body });
      expect
        .soft([what, status, text])
        .toEqual([what, expect.toSatisfy(isRefusal), expect.not.stringMatching(/\ufffd/)]);
    }
    expect((await admin.server.fetch("/api/auth/get-session", { headers: { cookie: admin.cookie } })).status).toBe(200);
  });

  test.each(Object.entries(octets))("in a form, as octets and percent-encoded: %s", async (_what, octet) => {
    const encoded = Array.from(octet, (each) => `%${each.charCodeAt(0).toString(16).padStart(2, "0")}`).join("");
    const type = "application/x-www-form-urlencoded";
    for (const target of targets.filter(takesBody)) {
      for (const text of [octet, encoded]) {
        const { what, status } = await send(target, {
          type,
          body: bytes(`token=${text}&name=${text}&email=a%40b.example&password=x`),
        });
        expect.soft([what, status]).toEqual([what, expect.toSatisfy(isRefusal)]);
      }
    }
  });

  test.each(Object.entries(octets))("in the query: %s", async (_what, octet) => {
    const encoded = Array.from(octet, (each) => `%${each.charCodeAt(0).toString(16).padStart(2, "0")}`).join("");
    for (const target of targets) {
      for (const query of [
        `?search=${encoded}`,
        `?input=${encodeURIComponent('{"search":"')}${encoded}${encodeURIComponent('"}')}`,
      ]) {
        const { what, status } = await send(target, { query });
        expect.soft([what, status]).toEqual([what, 400]);
      }
    }
  });
});

/** // 405 and 415 refuse what would have contained the bytes, 404 an unknown address. */
const isRefusal = (status: unknown) => [400, 404, 405, 415].includes(Number(status));

describe.each([
  ["a NUL", "a\\u0000b"],
  ["half of a surrogate pair", "a\\ud800b"],
  ["a pair the wrong way round", "\\udf31\\ud83c"],
])("%s escaped in JSON", (_what, escaped) => {
  test("is refused in every text of a body", async () => {
    for (const target of targets.filter(takesBody)) {
      const fields = fieldsOf(target.body);
      for (const field of fields.length === 0 ? ["name"] : fields) {
        const { what, status } = await send(target, { body: bytes(`{"${field}":"${escaped}"}`) });
        expect.soft([what, field, status]).toEqual([what, field, expect.toSatisfy(isRefusal)]);
      }
    }
  });

  test("is refused in every text of an address", async () => {
    for (const target of targets.filter(({ method, path }) => method === "GET" && path.startsWith("/api/trpc/"))) {
      for (const field of fieldsOf(target.query["input"])) {
        const query = `?input=${encodeURIComponent(`{"${field}":"${escaped}"}`)}`;
        const { what, status } = await send(target, { query });
        expect.soft([what, field, status]).toEqual([what, field, 400]);
      }
    }
  });
});

function fieldsOf(schema: unknown): string[] {
  const properties: unknown = typeof schema === "object" && schema !== null ? Reflect.get(schema, "properties") : {};
  return Object.keys(typeof properties === "object" && properties !== null ? properties : {});
}
