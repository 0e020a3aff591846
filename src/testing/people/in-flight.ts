import { z } from "zod";
import { openConnection } from "../database/database";
import type { CheapHasher } from "./password-hasher";
import { cookieFrom, type Person, postJson, signUp } from "./people";
import type { TestServer } from "../server/runtime";
import { isSignedIn } from "./second-factor";

/** The number of concurrent sign-ins. */
const atOnce = 2;

interface SignInsInProgress {
  person: Person;
  /** The cookies of those sign-ins that still have access. */
  alive: string[];
  statuses: number[];
}

/**
 * Runs `change` on a user while sign-ins with their password are in progress, and returns which of these have access once all is over: by the cookie as
 * it was issued, and by the session alone, which is looked up in the database.
 */
export async function changeDuringSignIns(
  { server, hasher }: { server: TestServer; hasher: CheapHasher },
  change: (person: Person) => Promise<unknown>,
  { delay = 0, prepare }: { delay?: number; prepare?: (person: Person) => Promise<Person> } = {},
): Promise<SignInsInProgress> {
  const fresh = await signUp({ server });
  const person = (await prepare?.(fresh)) ?? fresh;
  const { email, password } = person;
  const before = hasher.begun();
  const signingIn = Array.from({ length: atOnce }, () =>
    postJson(server, "/api/auth/sign-in/email", { email, password }),
  );
  // A sign-in that compares the password has read the account.
  while (hasher.begun() < before + atOnce) await new Promise((resolve) => setTimeout(resolve, 1));
  await new Promise((resolve) => setTimeout(resolve, delay));
  const [answers, changed] = await Promise.all([Promise.all(signingIn), change(person)]);
  // A change that did not happen ends nothing.
  if (changed instanceof Response && !changed.ok) throw new Error(`The change answered ${changed.status}.`);
  const cookies = answers.map((answer) => cookieFrom(answer)).filter((cookie) => cookie !== "");
  let alive = await stillSignedIn(server, cookies);
  // An ended session is refused everywhere within a second.
  for (let waited = 0; alive.length > 0 && waited < 15; waited += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    alive = await stillSignedIn(server, cookies);
  }
  return { person, alive, statuses: answers.map(({ status }) => status) };
}

async function stillSignedIn(server: TestServer, cookies: string[]): Promise<string[]> {
  const alive = [];
  for (const cookie of cookies) {
    const withoutToken = cookie.replace(/[\w.-]*session_data=[^;]+;? ?/, "");
    if ((await isSignedIn(server, cookie)) || (await isSignedIn(server, withoutToken))) alive.push(cookie);
  }
  return alive;
}

const row = z.object({ id: z.string(), proof: z.string().nullable(), confirmed_at: z.date().nullable() });

/** Returns the stored sessions of a user. */
export async function storedSessions({ server, userId }: Pick<Person, "server" | "userId">) {
  const sql = openConnection(server.databaseUrl);
  const rows = await sql`select * from sessions where user_id = ${userId} order by created_at`;
  await sql.end();
  return z.array(row.loose()).parse([...rows]);
}
