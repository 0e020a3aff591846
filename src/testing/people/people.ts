import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { sessions } from "~/server/auth/tables";
import { openConnection } from "../database/database";
import { testServer, type TestServer } from "../server/runtime";

/** A signed-in user. */
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

/** Creates an account and a session through the API, as a browser does, and a Bearer token as a program does. */
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

/** Creates an administrator, whose cookie and token name the role. */
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
export async function sharedPerson(): Promise<Person> {
  return renew(await (anyPerson ??= signUp()));
}

/** Returns `person` with a new token and a new step-up, because a slow machine can take longer than either lasts. */
export async function renew(person: Person): Promise<Person> {
  const { server, cookie, userId } = person;
  await server.runtime.database.db.update(sessions).set({ confirmedAt: new Date() }).where(eq(sessions.userId, userId));
  return { ...person, token: await tokenFor(cookie, server) };
}

/** A server that answers requests, in this process or another. */
export interface AuthApi {
  fetch: TestServer["fetch"];
  runtime: { origin: string };
}

/** Returns a Bearer token for the session in `cookie`. */
export async function tokenFor(cookie: string, server: Pick<AuthApi, "fetch">): Promise<string> {
  const response = await server.fetch("/api/auth/token", { headers: { cookie } });
  return minted.parse(await response.json()).token;
}

/** Returns an unused address. */
export function newEmail(): string {
  return `${randomBytes(8).toString("hex")}@example.com`;
}

/** Posts a JSON body as a page of our own origin does. */
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

/** Returns the cookies a browser sends after `response`, on top of the `earlier` ones: the newest of each name, without cleared ones. */
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
