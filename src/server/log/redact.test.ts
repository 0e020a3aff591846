import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { redact } from "./redact";

const header = Buffer.from(JSON.stringify({ alg: "EdDSA", typ: "JWT" })).toString("base64url");
const word = fc.stringMatching(/^[A-Za-z0-9_-]{12,40}$/);
const token = fc.stringMatching(/^[A-Za-z0-9]{32}$/);

/** Credentials of every kind, as they are printed. */
const printed: [what: string, secret: fc.Arbitrary<string>, print: (secret: string) => string][] = [
  ["a JWT", word, (it) => `bad token ${header}.${it}.${it} here`],
  ["a raw session token", token, (it) => `no row for ${it} in sessions`],
  ["a raw session token as a value", token, (it) => `params: ${it},1`],
  ["a cookie", word, (it) => `better-auth.session_token=${it}.c2ln; theme=dark`],
  ["a secure cookie", word, (it) => `__Host-better-auth.session_data=${it}`],
  ["a Cookie header", word, (it) => `{ cookie: 'a=${it}; b=1' }`],
  ["a Set-Cookie header", word, (it) => `Set-Cookie: x=${it}; HttpOnly`],
  ["an Authorization header", word, (it) => `"authorization":"Bearer ${it}"`],
  ["a bearer token", word, (it) => `Bearer ${it}`],
  ["a database password", word, (it) => `cannot reach postgres://keel:${it}@db.example.com/keel`],
  ["a mail password", word, (it) => `smtp://user:${it}@mail.example.com:587`],
  ["a link's query", word, (it) => `GET /verify-email?token=${it}&next=/today`],
  ["a link's other query", word, (it) => `https://tasks.example.com/change-email/approve?code=${it}`],
  ["a link's path", word, (it) => `/api/auth/reset-password/${it}`],
  ["a password in JSON", word, (it) => JSON.stringify({ email: "a@example.com", password: `${it} "x` })],
  ["a password in an object", word, (it) => `{ newPassword: '${it}', other: 1 }`],
  ["a secret in an assignment", word, (it) => `BETTER_AUTH_SECRET=${it}`],
  ["backup codes", word, (it) => `{ backupCodes: "${it}" }`],
  ["an e-mail address", fc.stringMatching(/^[a-z]{12,20}$/), (it) => `no user ${it}@example.com`],
];

describe("what the process prints", () => {
  test.each(printed)("does not contain %s", (_what, secret, print) => {
    fc.assert(
      fc.property(secret, fc.constantFrom("", "Error: ", "    at x (y.js:1:2)\n"), (it, before) => {
        expect(redact(`${before}${print(it)}`)).not.toContain(it);
      }),
    );
  });

  test.each([
    "Error: PostgreSQL answered 23505 (users, users_email_unique)",
    "    at async registerUnhandledRejectionListener (/srv/keel/.build/release/server/chunks/ssr/page.js:41:15)",
    "request 2f7a5ba5-f429-4823-a280-a8af038d3d99 failed with code ECONNREFUSED 127.0.0.1:5432",
    "(node:123) [DEP0040] DeprecationWarning: The `punycode` module is deprecated.",
  ])("still says what happened: %s", (text) => {
    expect(redact(text)).toBe(text);
  });

  test("takes a bounded time for any output", () => {
    for (const part of ["a", "a@", "eyJaaaa.", "cookie:", "?a=", "token: '\\", "x://", "A1-"]) {
      expect(redact(part.repeat(400_000 / part.length)).length).toBeLessThan(17_000);
    }
  });
});
