import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { sessions, users } from "../tables";
import { newEmail, postJson } from "~/testing/people/people";
import { testServer } from "~/testing/server/runtime";

/** What browsers keep of one cookie, name and value together (RFC 6265bis §5.6). */
const maxCookieLength = 4096;
/** What proxies take of an answer's headers unless they are told otherwise: one page of nginx's `proxy_buffer_size`. */
const maxHeadersLength = 4096;

const lines = (answer: Response) => answer.headers.getSetCookie();
const sizes = (answer: Response) => lines(answer).map((line) => Buffer.byteLength(line.split(";")[0] ?? ""));
const headersOf = (answer: Response) =>
  [...answer.headers].reduce((sum, [name, value]) => sum + Buffer.byteLength(`${name}: ${value}\r\n`), 0);
const cookieOf = (answer: Response) =>
  lines(answer)
    .map((line) => line.split(";")[0] ?? "")
    .filter((pair) => !pair.endsWith("="))
    .join("; ");

/** Longer than any that is true, of characters that take much room in JSON or in UTF-8; a header holds bytes. */
const agents: [string, string][] = [
  ["letters", "x".repeat(8000)],
  ["bytes above ASCII", "\u00ff".repeat(8000)],
  ["C1 controls", "\u0080\u009f".repeat(4000)],
  ["emoji as the bytes they are sent as", Buffer.from("🍎".repeat(2000)).toString("latin1")],
  ["quotes and backslashes", '"\\'.repeat(4000)],
  ["tabs", "a\t".repeat(4000)],
];

describe("however a browser and a person call themselves, every cookie is one that browsers keep and proxies pass", () => {
  test.each(agents)("a browser's name of %s", async (_what, userAgent) => {
    const server = await testServer();
    for (const character of ["🍎", "\u0001", '"', "\u2028"]) {
      const email = `${"a".repeat(60)}+${newEmail().slice(0, 12)}@${"b".repeat(60)}.${"c".repeat(60)}.example`;
      const person = {
        name: `a${Array.from(character.repeat(98)).slice(0, 98).join("").slice(0, 98)}b`,
        email,
        password: "a long enough password",
      };
      const headers = { "user-agent": userAgent, "accept-language": "x".repeat(2000) };
      const signedUp = await postJson(server, "/api/auth/sign-up/email", person, headers);
      expect(signedUp.status).toBe(200);
      const { db } = server.runtime.database;
      // As large as Google's may be.
      const image = `https://${"i".repeat(1990)}`;
      const [user] = await db.update(users).set({ image }).where(eq(users.email, email)).returning({ id: users.id });
      const signedIn = await postJson(
        server,
        "/api/auth/sign-in/email",
        { ...person, callbackURL: `/${"y".repeat(990)}` },
        headers,
      );
      const renewed = await server.fetch("/api/auth/get-session?disableCookieCache=true", {
        headers: { ...headers, cookie: cookieOf(signedIn) },
      });
      for (const answer of [signedUp, signedIn, renewed]) {
        expect(answer.status).toBe(200);
        expect(lines(answer).some((line) => line.includes(".session_data="))).toBe(true);
        expect(Math.max(...sizes(answer))).toBeLessThanOrEqual(maxCookieLength);
        expect(headersOf(answer)).toBeLessThanOrEqual(maxHeadersLength);
      }
      const kept = await db
        .select()
        .from(sessions)
        .where(eq(sessions.userId, user?.id ?? ""));
      expect(kept.length).toBe(2);
      for (const { userAgent: stored } of kept) expect(stored?.length).toBeLessThanOrEqual(300);
    }
  });
});
