import { describe, expect, test } from "vitest";
import { parseEnvironment } from "~/server/env";
import { StartupError } from "~/server/startup/startup-error";

const sender = { MAIL_FROM: "keel@example.com" };

/** Returns the faults, each on a line of its own; a single one is on the first line. */
function faultOf(source: Record<string, string>): string {
  try {
    parseEnvironment(source);
  } catch (error) {
    if (error instanceof StartupError) return error.message.replace(/^[^\n:]+: /, "\n  ");
    throw error;
  }
  throw new Error(`Accepted: ${JSON.stringify(source)}`);
}

const canonical: [written: string, origin: string][] = [
  ["https://tasks.example.com", "https://tasks.example.com"],
  ["https://tasks.example.com/", "https://tasks.example.com"],
  ["HTTPS://Tasks.Example.COM", "https://tasks.example.com"],
  ["https://tasks.example.com:443", "https://tasks.example.com"],
  ["http://tasks.example.com:80/", "http://tasks.example.com"],
  ["http://nas.local:3000", "http://nas.local:3000"],
  ["http://nas", "http://nas"],
  ["http://my_nas:3000", "http://my_nas:3000"],
  ["http://192.168.0.2:3000/", "http://192.168.0.2:3000"],
  ["http://[::1]:3000", "http://[::1]:3000"],
  ["http://[FE80::1]:3000", "http://[fe80::1]:3000"],
  ["https://xn--tsks-loa.example", "https://xn--tsks-loa.example"],
];

/** The message names the alternative, if it is known. */
const refused: [written: string, says: RegExp][] = [
  ["https://tasks.example.com/keel", /use https:\/\/tasks\.example\.com instead/],
  ["https://tasks.example.com//", /use https:\/\/tasks\.example\.com instead/],
  ["https://tasks.example.com/.", /https:\/\/tasks\.example\.com$/m],
  ["https://tasks.example.com?a=b", /use https:\/\/tasks\.example\.com instead/],
  ["https://tasks.example.com/?", /use https:\/\/tasks\.example\.com instead/],
  ["https://tasks.example.com/#top", /use https:\/\/tasks\.example\.com instead/],
  ["https://tasks.example.com#", /use https:\/\/tasks\.example\.com instead/],
  ["https://ada:hunter2@tasks.example.com", /user or a password: use https:\/\/tasks\.example\.com instead/],
  ["https://hunter2@tasks.example.com", /user or a password/],
  ["https://@tasks.example.com", /must be written as https:\/\/tasks\.example\.com$/m],
  ["https://tasks.example.com.", /must be written as https:\/\/tasks\.example\.com$/m],
  ["https://tasks.example.com.:8443/", /must be written as https:\/\/tasks\.example\.com:8443$/m],
  ["https://täsks.example", /must be written as https:\/\/xn--tsks-loa\.example$/m],
  [" https://tasks.example.com", /must be written as https:\/\/tasks\.example\.com$/m],
  ["https://tasks.example.com ", /must be written as https:\/\/tasks\.example\.com$/m],
  ["https://tasks.example.com\n", /must be written as https:\/\/tasks\.example\.com$/m],
  ["https:\\\\tasks.example.com", /must begin with https:\/\//],
  ["https:/tasks.example.com", /must begin with https:\/\//],
  ["https:///tasks.example.com", /https:\/\/tasks\.example\.com$/m],
  ["http://127.1:3000", /must be written as http:\/\/127\.0\.0\.1:3000$/m],
  ["http://0x7f000001:3000", /must be written as http:\/\/127\.0\.0\.1:3000$/m],
  ["http://[0:0:0:0:0:0:0:1]:3000", /must be written as http:\/\/\[::1\]:3000$/m],
  ["http://nas.local:03000", /must be written as http:\/\/nas\.local:3000$/m],
  ["http://nas.local:", /must be written as http:\/\/nas\.local$/m],
  ["http://nas%2elocal", /must be written as http:\/\/nas\.local$/m],
  ["http://nas.local:0", /port 0/],
  ["http://nas.local:99999", /such as https:\/\//],
  ["http://0.0.0.0:3000", /that people open/],
  ["http://[::]:3000", /that people open/],
  ["https://*.example.com", /one host/],
  ["https://tasks.example.com,https://other.example.com", /one address|one host/],
  ["https://tasks.example.com https://other.example.com", /one address/],
  ["tasks.example.com", /must begin with https:\/\/ or http:\/\//],
  ["//tasks.example.com", /must begin with https:\/\/ or http:\/\//],
  ["localhost:3000", /must begin with https:\/\/ or http:\/\//],
  ["ftp://tasks.example.com", /must begin with https:\/\/ or http:\/\//],
  ["ws://tasks.example.com", /must begin with https:\/\/ or http:\/\//],
  ["https://", /such as https:\/\//],
  ["true", /must begin with https:\/\/ or http:\/\//],
];

describe("the public address", () => {
  test.each(canonical)("%s is %s", (written, origin) => {
    expect(parseEnvironment({ BETTER_AUTH_URL: written }).BETTER_AUTH_URL).toBe(origin);
    expect(parseEnvironment({ ALLOWED_ORIGINS: written }).ALLOWED_ORIGINS).toEqual([origin]);
  });

  test.each(refused)("is refused, with what to write instead: %j", (written, says) => {
    const fault = faultOf({ BETTER_AUTH_URL: written });
    expect(fault).toMatch(/^ {2}BETTER_AUTH_URL must /m);
    expect(fault).toMatch(says);
    expect(fault).not.toContain("hunter2");
  });

  test.each(refused.filter(([written]) => written === written.trim() && !written.includes(",")))(
    "of another page is refused alike: %j",
    (written) => {
      expect(faultOf({ ALLOWED_ORIGINS: `https://good.example.com,${written}` })).toMatch(
        /^ {2}ALLOWED_ORIGINS must /m,
      );
    },
  );
});

describe("the mail server", () => {
  test.each([
    "smtp://mail.example.com",
    "smtps://mail.example.com:465/",
    "SMTP://user:p%40ss@[2001:db8::1]:2525",
    "smtp://user@mail.example.com",
  ])("is %s", (SMTP_URL) => {
    expect(parseEnvironment({ ...sender, SMTP_URL }).SMTP_URL).toBe(SMTP_URL);
  });

  test.each([
    ["smtp://mail.example.com?pool=true", /"pool" means nothing here/],
    ["smtp://mail.example.com:587/?tls.rejectUnauthorized=false", /"tls.rejectUnauthorized" means nothing here/],
    ["smtp://mail.example.com?secure=hunter2", /"secure" means nothing/],
    ["smtp://mail.example.com?hunter2%20=x", /the first one means nothing/],
    ["smtp://mail.example.com/inbox", /must end after the host/],
    ["smtp://mail.example.com#top", /must end after the host/],
    ["smtp://ada:1/hunter2@mail.example.com", /%2F/],
    ["smtp://ada:1?hunter2=@mail.example.com", /%3F/],
    ["smtp://ada:1#hunter2@mail.example.com", /%23/],
    ["smtp://ada:hun%ter2@mail.example.com", /%25/],
    ["smtp://:hunter2@mail.example.com", /no user/],
    ["smtp://mail.example.com:0", /port 0/],
    ["smtp://mail.example.com,mail2.example.com", /must be an address such as/],
    ["smtp://m%C3%A4il.example.com", /must be an address such as/],
    ["mail.example.com:587", /must be an address such as/],
    ["https://mail.example.com", /must be an address such as/],
  ])("is refused by name where a part of it is invalid: %j", (SMTP_URL, says) => {
    const fault = faultOf({ ...sender, SMTP_URL });
    expect(fault).toMatch(/^ {2}SMTP_URL /m);
    expect(fault).toMatch(says);
    expect(fault).not.toMatch(/hunter2|hun%/);
  });
});

test.each([
  ["RATE_LIMIT", ["of", "false", "0", "OFF", "on ", "no"]],
  ["REQUIRE_EMAIL_VERIFICATION", ["yes", "1", "True", "on"]],
  ["REQUIRE_ADMIN_SECOND_FACTOR", ["yes", "0", "FALSE", "off"]],
  ["DATABASE_PREPARE", ["yes", "0", "off"]],
  ["HSTS", ["on", "true", "includeSubDomains", "max-age=1"]],
  ["LOG_LEVEL", ["verbose", "INFO", "3"]],
  ["JWT_ALGORITHM", ["eddsa", "HS256"]],
  ["NODE_ENV", ["prod", "dev"]],
  ["PORT", ["abc", "3000 ", "+3000", "3e3", "0x1", "-0", "65536", "٣٠٠٠", "3000,3001"]],
  ["SESSION_LIFETIME", ["0", "7d", "366", "1.5"]],
  ["HOST", ["http://127.0.0.1", "localhost:3000", "127.0.0.1:3000", "a b", "[::1", "::g"]],
  ["TRUSTED_PROXIES", ["10.0.0.0/33", "10.0.0.0-10.0.0.9", "10.0.0.*", "proxy.lan", "true", "10.0.0.1:80"]],
] as const)("a value that %s does not know is refused by its name", (name, values) => {
  for (const value of values)
    expect([value, faultOf({ [name]: value })]).toEqual([value, expect.stringMatching(`^  ${name} |\n  ${name} `)]);
});

test("the address to listen on may be in brackets, as in a URL", () => {
  expect(parseEnvironment({ HOST: "[::1]" }).HOST).toBe("::1");
  expect(parseEnvironment({ HOST: "nas.local" }).HOST).toBe("nas.local");
});

test.each([
  "https://ada:hunter2@login.example.com/jwks",
  "https://login.example.com/jwks#hunter2",
  "http://login.example.com/jwks",
])("a key set is fetched only from a plain address: %s", (jwks_url) => {
  const fault = faultOf({ JWT_TRUSTED_ISSUERS: JSON.stringify([{ issuer: "a", audience: "b", jwks_url }]) });
  expect(fault).toMatch(/^ {2}JWT_TRUSTED_ISSUERS must /m);
  expect(fault).not.toContain("hunter2");
});

test.each([
  ["BETTER_AUTH_TRUSTED_ORIGINS", "ALLOWED_ORIGINS"],
  ["BETTER_AUTH_ULR", "BETTER_AUTH_URL"],
  ["BETTER_AUTH_URLS", "BETTER_AUTH_URL"],
  ["BETTER_AUTH_SECRT", "BETTER_AUTH_SECRET"],
  ["SMTP_URI", "SMTP_URL"],
  ["SMTP_HOST", "SMTP_URL"],
  ["RATE_LIMITS", "RATE_LIMIT"],
  ["TRUSTED_PROXYES", "TRUSTED_PROXIES"],
  ["ALLOWED_ORIGIN", "ALLOWED_ORIGINS"],
  ["DATABASE_URI", "DATABASE_URL"],
])("a misspelling of %s is refused, with %s as the suggestion", (name, meant) => {
  const fault = faultOf({ [name]: "https://hunter2.example.com" });
  expect(fault).toContain(`  ${name} has no effect: did you mean ${meant}?`);
  expect(fault).not.toContain("hunter2");
  expect(() => parseEnvironment({ [name]: " " })).not.toThrow(Error);
});

test("an unknown name with a prefix of this product is refused without a suggestion", () => {
  expect(faultOf({ BETTER_AUTH_TELEMETRY: "0", PORT: "x" })).toMatch(
    /^ {2}PORT .*\n {2}BETTER_AUTH_TELEMETRY has no effect$/m,
  );
});

const secret = "kQ7zV1xN4bT9mW2cR8yL5pD3hJ6sF0gA";
const databaseUrl = "postgres://keel@localhost:1/keel";

test.each<[name: string, other: string, source: Record<string, string>, remedy: Record<string, string>]>([
  ["MAIL_FROM", "SMTP_URL", sender, { SMTP_URL: "smtp://mail.example.com" }],
  ["DATABASE_DIRECT_URL", "DATABASE_URL", { DATABASE_DIRECT_URL: databaseUrl }, { DATABASE_URL: databaseUrl }],
  [
    "BETTER_AUTH_SECRET",
    "BETTER_AUTH_SECRETS",
    { BETTER_AUTH_SECRET: secret, BETTER_AUTH_SECRETS: `2:${secret.toLowerCase()}` },
    { BETTER_AUTH_SECRET: " " },
  ],
])("%s, which only counts with %s, is refused without it", (name, other, source, remedy) => {
  const fault = faultOf({ ...source, PORT: "x" });
  expect(fault).toMatch(new RegExp(`^ {2}${name} has no effect \\w+ ${other}: `, "m"));
  expect(fault).not.toContain(secret);
  expect(() => parseEnvironment({ ...source, ...remedy })).not.toThrow(Error);
});

test("variables of other programs are ignored", () => {
  const others =
    "HOME HOSTNAME POST PATH PWD SHELL SESSION_MANAGER DATABASE GOOGLE_APPLICATION_CREDENTIALS JWT_SECRET npm_config_port LOG_LEVELS_X DB_URL PORTS HOSTS HTTP_PROXY NODE_OPTIONS";
  const source = Object.fromEntries(others.split(" ").map((name) => [name, "x"]));
  expect(parseEnvironment(source)).toEqual(parseEnvironment({}));
});
