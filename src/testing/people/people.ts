import { randomBytes } from "node:crypto";
import { z } from "zod";
import { openConnection } from "../database/database";
import { testServer, type TestServer } from "../server/runtime";

/** Somebody with an account, signed in. */
export interface Person {
  userId: string;
  name: string;
  email: string;
  password: string;
  /** The value of a `Cookie` header, as a browser would send it. */
  cookie: string;
  /** A Bearer JWT. */
  token: string;
  server: TestServer;
}

const signedUp = z.object({ user: z.object({ id: z.uuid() }) });
const minted = z.object({ token: z.string() });

/** Makes an account and a session through the API, as a browser does, and a Bearer token as a program does. */
export async function signUp(person: { name?: string; email?: string; server?: TestServer } = {}): Promise<Person> {
  const server = person.server ?? (await testServer());
  const { name = "Ada Lovelace", email = newEmail() } = person;
  const password = "a long enough password";
  const response = await postJson(server, "/api/auth/sign-up/email", { name, email, password });
  if (response.status !== 200) throw new Error(`sign-up answered ${response.status}: ${await response.text()}`);
  const { user } = signedUp.parse(await response.json());
  const cookie = cookieFrom(response);
  return { userId: user.id, name, email, password, cookie, token: await tokenFor(cookie, server), server };
}

/** Somebody who runs the installation; the cookie and the token say so. */
export async function newAdministrator(on?: TestServer): Promise<Person> {
  const person = await signUp(on === undefined ? {} : { server: on });
  const { server } = person;
  const sql = openConnection(server.databaseUrl);
  await sql`update users set role = 'admin' where id = ${person.userId}`;
  await sql.end();
  server.runtime.revocations.mark("user", person.userId);
  const renewed = await server.fetch("/api/auth/get-session", { headers: { cookie: person.cookie } });
  const cookie = cookieFrom(renewed, person.cookie);
  return { ...person, cookie, token: await tokenFor(cookie, server) };
}

let anyPerson: Promise<Person> | undefined;

/** Returns the same user to all tests of a worker that are about refusals and leave nothing behind. */
export async function somebody(): Promise<Person> {
  return withNewToken(await (anyPerson ??= signUp()));
}

/** Returns `person` with a new token, because a slow machine can take longer than the lifetime of one. */
export async function withNewToken(person: Person): Promise<Person> {
  return { ...person, token: await tokenFor(person.cookie, person.server) };
}

/** Whatever answers requests, in this process or in another one. */
export interface AuthApi {
  fetch: TestServer["fetch"];
  runtime: { origin: string };
}

/** A Bearer token for the session in `cookie`. */
export async function tokenFor(cookie: string, server: Pick<AuthApi, "fetch">): Promise<string> {
  const response = await server.fetch("/api/auth/token", { headers: { cookie } });
  return minted.parse(await response.json()).token;
}

/** An address that nobody has used. */
export function newEmail(): string {
  return `${randomBytes(8).toString("hex")}@example.com`;
}

/** A JSON body, sent as a page of our own origin sends it. */
export function postJson(
  server: AuthApi,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  return server.fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json", origin: server.runtime.origin, ...headers },
    body: JSON.stringify(body),
  });
}

/** What a browser that got `response` sends back, on top of the `earlier` cookies: the newest of each name, without those cleared. */
export function cookieFrom(response: Response, earlier = ""): string {
  const jar = new Map(pairsOf(earlier.split(";")));
  for (const line of response.headers.getSetCookie()) {
    const [pair = "", ...attributes] = line.split(";");
    const isCleared = attributes.some((attribute) => /^ *max-age=0$/i.test(attribute));
    for (const [name, value] of pairsOf([pair])) {
      if (isCleared) jar.delete(name);
      else jar.set(name, value);
    }
  }
  return [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
}

function pairsOf(parts: string[]): [string, string][] {
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => [part.slice(0, part.indexOf("=")), part.slice(part.indexOf("=") + 1)]);
}
