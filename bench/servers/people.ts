import postgres from "postgres";
import { z } from "zod";
import { emailOf, password } from "./seed";

const minted = z.object({ token: z.string() });

/** A signed-in user, with a browser's cookie and a program's token. */
export interface Person {
  /** The value of a `Cookie` header. */
  cookie: string;
  /** A Bearer token. */
  token: string;
}

/** Signs the first `count` users in at `origin`, as from a page of the server's public address `issuer`. */
export async function signInMany(origin: string, count: number, issuer = origin): Promise<Person[]> {
  const people: Person[] = [];
  // // Four at a time, because a password takes 60 ms of a thread.
  for (let first = 1; first <= count; first += 4) {
    const some = Array.from({ length: Math.min(4, count - first + 1) }, (_, position) => first + position);
    people.push(...(await Promise.all(some.map((position) => signIn(origin, position, issuer)))));
  }
  return people;
}

async function signIn(origin: string, position: number, issuer: string): Promise<Person> {
  const signedIn = await fetch(`${origin}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: issuer },
    body: JSON.stringify({ email: emailOf(position), password }),
  });
  if (!signedIn.ok) throw new Error(`Sign-in answered ${signedIn.status}: ${await signedIn.text()}`);
  const cookie = cookieFrom(signedIn);
  return { cookie, token: await mintToken(origin, cookie) };
}

/** @throws {z.ZodError} when the session is not valid */
export async function mintToken(origin: string, cookie: string): Promise<string> {
  const answer = await fetch(`${origin}/api/auth/token`, { headers: { cookie } });
  return minted.parse(await answer.json()).token;
}

/** Returns the cookies a browser sends after `response`: the `earlier` ones and those that were set, without those that were cleared. */
export function cookieFrom(response: Response, earlier = ""): string {
  const jar = new Map<string, string>();
  const keep = (pair = "") => {
    const [name = "", value = ""] = pair.trim().split(/=(.*)/s);
    if (value === "") jar.delete(name);
    else jar.set(name, value);
  };
  for (const pair of earlier.split(";")) keep(pair);
  for (const line of response.headers.getSetCookie()) keep(line.split(";")[0]);
  return [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
}

const claims = z.object({ sub: z.uuid() });

/** Returns the ids of the user of each token and of one of their open tasks, which requests are filled in with. */
export async function valuesOf(databaseUrl: string, tokens: string[]): Promise<{ user: string; task: string }[]> {
  const users = tokens.map((token) => {
    const [, payload = ""] = token.split(".");
    return claims.parse(JSON.parse(Buffer.from(payload, "base64url").toString())).sub;
  });
  const sql = postgres(databaseUrl, { max: 1 });
  try {
    const rows = await sql<{ user: string; task: string }[]>`
      select distinct on (user_id) user_id as "user", id as task from tasks
      where user_id = any(${users}::uuid[]) and not completed order by user_id, id`;
    const found = new Map(rows.map((row) => [row.user, row]));
    return users.map((user) => found.get(user) ?? { user, task: "" });
  } finally {
    await sql.end();
  }
}

/** Returns the public key of the tokens as a JWK (RFC 7517), for the references. */
export async function publicKey(origin: string): Promise<string> {
  const answer = await fetch(`${origin}/api/auth/jwks`);
  const { keys } = z.object({ keys: z.array(z.unknown()).min(1) }).parse(await answer.json());
  return JSON.stringify(keys[0]);
}
