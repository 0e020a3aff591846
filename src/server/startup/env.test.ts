import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { parseEnvironment, secretsOf, variableNames } from "../env";
import { senderOf } from "../mail/sender-address";
import { createRuntime } from "../runtime";
import { StartupError } from "./startup-error";

const strong = "q7ZpV2xN9bT4mW1cR6yL8uD3hJ5sF0gA";

function faultOf(source: Record<string, string>): string {
  try {
    parseEnvironment(source);
  } catch (error) {
    if (error instanceof StartupError) return error.message;
    throw error;
  }
  throw new Error("The environment was accepted.");
}

describe(".env.example", () => {
  const readExample = () => readFile(".env.example", "utf8");

  test("lists every variable that is read, each once, in order, below a line of explanation", async () => {
    const lines = (await readExample()).split("\n");
    const named = lines.flatMap((line, at) => {
      const name = /^#?([A-Z][A-Z0-9_]*)=/.exec(line)?.[1];
      return name === undefined ? [] : [{ name, explanation: lines[at - 1] ?? "" }];
    });
    expect(named.map(({ name }) => name)).toEqual(variableNames);
    for (const { name, explanation } of named) expect(explanation, name).toMatch(/^# .{15,}/);
  });

  test("shows the default values", async () => {
    const defaults = parseEnvironment({});
    for (const [, name = "", value = ""] of (await readExample()).matchAll(/^#([A-Z0-9_]+)=(.+)$/gm)) {
      const standard: unknown = Reflect.get(defaults, name);
      if (typeof standard !== "string" && typeof standard !== "number") continue;
      expect({ [name]: value }).toEqual({ [name]: String(standard) });
    }
  });

  test("sets nothing by itself, and would be accepted with everything uncommented but the placeholders", async () => {
    const example = await readExample();
    expect(example).not.toMatch(/^[^#\n]/m);
    const set = [...example.matchAll(/^#([A-Z0-9_]+)=(.*)$/gm)].map(([, name = "", value = ""]) => [name, value]);
    const { BETTER_AUTH_SECRETS: _placeholder, ...source } = Object.fromEntries(set);
    expect(() => parseEnvironment(source)).not.toThrow(Error);
  });
});

test("no variable goes to browsers", () => {
  expect(variableNames.filter((name) => name.startsWith("NEXT_PUBLIC_"))).toEqual([]);
});

test("no variable is required", () => {
  expect(parseEnvironment({})).toMatchObject({ PORT: 3000, DATA_DIR: ".data", RATE_LIMIT: "on", ALLOWED_ORIGINS: [] });
});

test("an empty or blank value counts as not set", () => {
  const blank = Object.fromEntries(variableNames.map((name, index) => [name, index % 2 === 0 ? "" : "  "]));
  expect(parseEnvironment(blank)).toEqual(parseEnvironment({}));
});

describe("a bad value names its variable, and is not repeated", () => {
  const marked = "Xyzzy-hunter2";
  test.each([
    ["PORT", marked],
    ["PORT", "70000"],
    ["PORT", "-1"],
    ["PORT", "80.5"],
    ["PORT", "0x50"],
    ["BETTER_AUTH_URL", marked],
    ["BETTER_AUTH_URL", `ftp://${marked}.example.com`],
    ["BETTER_AUTH_SECRET", marked],
    ["BETTER_AUTH_SECRETS", marked],
    ["BETTER_AUTH_SECRETS", `1:${marked}`],
    ["BETTER_AUTH_SECRETS", `two:${marked.repeat(4)}`],
    ["BETTER_AUTH_SECRETS", `1:${strong},1:${strong}x`],
    ["DATABASE_URL", marked],
    ["DATABASE_URL", `mysql://${marked}@localhost/keel`],
    ["DATABASE_DIRECT_URL", marked],
    ["DATABASE_PREPARE", marked],
    ["ALLOWED_ORIGINS", "*"],
    ["ALLOWED_ORIGINS", `https://good.example.com,${marked}`],
    ["TRUSTED_PROXIES", marked],
    ["TRUSTED_PROXIES", "10.0.0.0/99"],
    ["TRUSTED_PROXIES", "10.0.0.0/8,10.0.0.0/x"],
    ["ACCESS_TOKEN_TTL", marked],
    ["ACCESS_TOKEN_TTL", "29"],
    ["ACCESS_TOKEN_TTL", "901"],
    ["SESSION_CACHE_TTL", "0"],
    ["SESSION_CACHE_TTL", "901"],
    ["JWT_ALGORITHM", "HS256"],
    ["JWT_ALGORITHM", "none"],
    ["JWT_SHARED_SECRET", marked],
    ["JWT_TRUSTED_ISSUERS", marked],
    ["JWT_TRUSTED_ISSUERS", '[{"issuer":"Xyzzy-hunter2"}]'],
    ["JWT_TRUSTED_ISSUERS", '[{"issuer":"a","audience":"b","jwks_url":"http://Xyzzy-hunter2.example.com/jwks"}]'],
    ["RATE_LIMIT", marked],
    ["LOG_LEVEL", marked],
  ])("%s=%s", (name, value) => {
    const fault = faultOf({ [name]: value });
    expect(fault).toMatch(new RegExp(`\\b${name}\\b`));
    expect(fault).not.toMatch(/hunter2/i);
    expect(fault).not.toContain(strong);
  });

  test("all at once, where several are wrong", () => {
    const fault = faultOf({ PORT: "x", LOG_LEVEL: "x", DATABASE_URL: "x" });
    expect(fault.match(/^ {2}[A-Z_]+ /gm)).toEqual(["  PORT ", "  DATABASE_URL ", "  LOG_LEVEL "]);
  });

  test.each(["GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_SECRET"])("%s without its other half", (name) => {
    expect(faultOf({ [name]: marked })).toMatch(/GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET together/);
  });
});

describe("a secret", () => {
  test.each([
    ["BETTER_AUTH_SECRET", "better-auth-secret-12345678901234567890"],
    ["BETTER_AUTH_SECRET", "change-me-change-me-change-me-change-me"],
    ["BETTER_AUTH_SECRET", "CHANGEME0123456789abcdefghijklmnop"],
    ["BETTER_AUTH_SECRET", "secret-secret-secret-secret-secret-secret"],
    ["BETTER_AUTH_SECRET", "a".repeat(64)],
    ["BETTER_AUTH_SECRET", "abcabcabcabcabcabcabcabcabcabcabcabc"],
    ["BETTER_AUTH_SECRETS", `2:${"a".repeat(64)},1:${strong}`],
    ["BETTER_AUTH_SECRETS", `2:${strong},1:${"password".repeat(5)}`],
    ["JWT_SHARED_SECRET", "a".repeat(64)],
  ])("that is known or guessable is refused with the way to make one: %s", (name, value) => {
    expect(faultOf({ [name]: value })).toMatch(new RegExp(`${name} .*openssl rand -base64 32`));
  });

  test("is required with a database of the operator's own", () => {
    const environment = parseEnvironment({ DATABASE_URL: "postgres://keel@localhost:1/keel" });
    expect(() => createRuntime(environment)).toThrow(/BETTER_AUTH_SECRET.*openssl rand -base64 32/);
  });

  test("may come in several versions, of which the first one signs", () => {
    const older = strong.toLowerCase();
    const environment = parseEnvironment({ BETTER_AUTH_SECRETS: `2:${strong}, 1:${older}:with:colons` });
    expect(secretsOf(environment)).toEqual([
      { version: 2, value: strong },
      { version: 1, value: `${older}:with:colons` },
    ]);
    expect(secretsOf(parseEnvironment({ BETTER_AUTH_SECRET: strong }))).toEqual([{ version: 1, value: strong }]);
    expect(secretsOf(parseEnvironment({}))).toEqual([]);
  });
});

test("lists are separated by commas, with or without space", () => {
  const { ALLOWED_ORIGINS, TRUSTED_PROXIES } = parseEnvironment({
    ALLOWED_ORIGINS: "https://a.example.com , https://b.example.com,",
    TRUSTED_PROXIES: "10.0.0.0/8, 192.0.2.1,2001:db8::/32",
  });
  expect(ALLOWED_ORIGINS).toEqual(["https://a.example.com", "https://b.example.com"]);
  expect(TRUSTED_PROXIES).toEqual(["10.0.0.0/8", "192.0.2.1", "2001:db8::/32"]);
});

describe("mail", () => {
  const smtp = { SMTP_URL: "smtp://keel:password@mail.example.com:587" };

  test("comes from keel@ and the host of the public address, or from MAIL_FROM", () => {
    const address = "https://tasks.example.com";
    expect(senderOf(parseEnvironment({ ...smtp, BETTER_AUTH_URL: address }), address)).toEqual({
      name: "Keel",
      address: "keel@tasks.example.com",
    });
    const named = parseEnvironment({ ...smtp, MAIL_FROM: " Our tasks <tasks@example.com> " });
    expect(senderOf(named, "http://localhost:3000")).toEqual({ name: "Our tasks", address: "tasks@example.com" });
  });

  test.each<Record<string, string>>([
    {},
    { BETTER_AUTH_URL: "http://localhost:3000" },
    { BETTER_AUTH_URL: "http://192.168.0.2:3000" },
    { BETTER_AUTH_URL: "http://[::1]:3000" },
  ])("asks for MAIL_FROM where no server would take the sender: %j", (source) => {
    expect(faultOf({ ...smtp, ...source })).toMatch(/^Set MAIL_FROM, such as /);
  });

  test.each([
    "Keel",
    "keel@",
    "a@b.example, c@d.example",
    "Keel <keel@example.com>\r\nBcc: x@example.com",
    "<>",
    "K<a b@c>",
  ])("refuses MAIL_FROM=%j", (from) => {
    expect(faultOf({ ...smtp, MAIL_FROM: from })).toContain("MAIL_FROM must look like Keel <keel@example.com>");
  });

  test.each(["mail.example.com:587", "https://mail.example.com", "smtp://"])("refuses SMTP_URL=%j", (url) => {
    expect(faultOf({ SMTP_URL: url, MAIL_FROM: "keel@example.com" })).toContain(
      "SMTP_URL must be an address such as smtp://",
    );
  });

  test("refuses a password with an unencoded %, without repeating it", () => {
    const fault = faultOf({ SMTP_URL: "smtp://keel:hunter%zz@mail.example.com", MAIL_FROM: "keel@example.com" });
    expect(fault).toContain("SMTP_URL must have each % in its user and password written as %25");
    expect(fault).not.toContain("hunter");
  });
});
