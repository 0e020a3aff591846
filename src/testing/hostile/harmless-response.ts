import { expect } from "vitest";
import { textIn } from "../server/live";
import type { HostileRequest } from "./hostile-requests";

/** SQL, stack traces, paths and credentials of the server, in any spelling it could print. */
const inside =
  /select .+ from|insert into|update .+ set |node_modules|\.m?[jt]sx?:\d|^\s+at |PostgresError|DrizzleQuery|APIError|postgres:\/\/|\$scrypt|violates|relation "|column "/im;

/** Returns whether a text for clients reveals internals. */
export const revealsInternals = (text: string) => inside.test(text) || text.includes(process.cwd());

/** Expects a complete response to `request`, without a server error, internals, or a redirect elsewhere. */
export async function expectHarmless(answer: Response, request: HostileRequest, origin: string): Promise<void> {
  const text = await textIn(answer);
  const what = `${request.method} ${request.path.slice(0, 200)} → ${answer.status} ${text.slice(0, 300)}`;
  expect(answer.status, what).toBeLessThan(500);
  expect(revealsInternals(text), what).toBe(false);
  expect(revealsInternals(JSON.stringify([...answer.headers])), what).toBe(false);
  expect(answer.headers.get("x-request-id"), what).not.toBeNull();
  const location = answer.headers.get("location");
  if (location !== null) expect(new URL(location, origin).origin, what).toBe(origin);
  if (answer.status >= 400 && text !== "") {
    // tRPC's adapter declares some of its JSON as text; with `nosniff` no browser renders it as a page.
    expect(answer.headers.get("content-type"), what).toMatch(/json|^text\/plain/);
    expect(answer.headers.get("x-content-type-options"), what).toBe("nosniff");
    expect(() => JSON.parse(text), what).not.toThrow();
  }
  expect(Object.keys(Object.prototype), what).toEqual([]);
  expect("isAdmin" in {}, what).toBe(false);
}
