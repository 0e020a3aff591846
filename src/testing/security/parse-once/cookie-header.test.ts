import { eq } from "drizzle-orm";
import fc from "fast-check";
import { decodeJwt } from "jose";
import { beforeAll, describe, expect, test } from "vitest";
import { sessions, users } from "~/server/auth/tables";
import { cookieHeadersOf, type Jar, jarOf, write } from "../../people/cookie-jars";
import { openConnection } from "../../database/database";
import { cookieFrom, newAdministrator, type Person, postJson, signUp } from "../../people/people";
import { type TestServer, testServer } from "../../server/runtime";

type Role = "ada" | "attacker" | "gone" | "demoted" | "banned";

const renamed = "Renamed by a request";
let server: TestServer;
let people: Record<Role, Person>;
let jars: Record<Role, Jar>;

/** Changes a row as an administrator does, with a notification to all instances. */
async function setUser({ userId }: Person, values: { banned: boolean } | { role: string }) {
  const sql = openConnection(server.databaseUrl);
  await sql`update users set ${sql(values)} where id = ${userId}`;
  await sql.end();
  server.runtime.revocations.mark("user", userId);
}

beforeAll(async () => {
  server = await testServer();
  const [ada, attacker, gone, banned, demoted] = await Promise.all([
    signUp(),
    signUp(),
    signUp(),
    signUp(),
    newAdministrator(),
  ]);
  people = { ada, attacker, gone, banned, demoted };
  jars = {
    ada: jarOf(ada),
    attacker: jarOf(attacker),
    gone: jarOf(gone),
    banned: jarOf(banned),
    demoted: jarOf(demoted),
  };
  await postJson(server, "/api/auth/sign-out", {}, { cookie: gone.cookie });
  await setUser(banned, { banned: true });
  await setUser(demoted, { role: "user" });
});

const token = (cookie: string) => server.fetch("/api/auth/token", { headers: { cookie } });
const ask = (cookie: string) => server.fetch("/api/trpc/tasks.counts", { headers: { cookie } });
const rename = (cookie: string) => postJson(server, "/api/auth/update-user", { name: renamed }, { cookie });

/** Returns the fault of the token in a response; `undefined` when it is valid, or there is none. */
async function faultOf(answer: Response): Promise<string | undefined> {
  if (answer.status >= 500) return `answered ${answer.status}`;
  if (answer.status !== 200) return undefined;
  const body: unknown = await answer.json();
  const text = typeof body === "object" && body !== null && "token" in body ? String(body.token) : "";
  const { sub, sid, role } = decodeJwt(text);
  const [row] = await server.runtime.database.db
    .select({ userId: sessions.userId, role: users.role, banned: users.banned })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(eq(sessions.id, String(sid)));
  if (row === undefined) return "a session that is not there";
  if (row.userId !== sub) return "another user's session";
  if (row.role !== role) return "a role that the user does not have";
  return row.banned === true ? "a user who is banned" : undefined;
}

async function nameOf({ userId }: Person) {
  const { db } = server.runtime.database;
  const [row] = await db.select({ name: users.name }).from(users).where(eq(users.id, userId));
  return row?.name;
}

describe("a revoked session stays revoked", () => {
  const ended = ["gone", "banned"] as const;
  const headers = (dead: Jar, live: Jar): string[] => {
    const { name, value } = dead.data;
    const own = [write(live.data), write(dead.session)];
    const half = value.length / 2;
    return [
      `${name} =${value}; ${own.join("; ")}`,
      `${name}\t=${value}; ${own.join("; ")}`,
      `\t${name}=${value}; ${own.join("; ")}`,
      `${own.join("; ")}; ${name} =${value}`,
      `${name}.0=${value.slice(0, half)}; ${name}.1=${value.slice(half)}; ${write(dead.session)}`,
      `${name}.0=${value}; ${own.join("; ")}`,
      `${name}="${value}"; ${own.join("; ")}`,
      `${name}=${value.replaceAll(".", "%2E")}; ${own.join("; ")}`,
      `${write(dead.data)}; ${own.join("; ")}`,
      `${write(live.data)}; ${write(dead.data)}; ${write(dead.session)}`,
      `${write(dead.data)}; ${write(dead.session)}`,
    ];
  };

  test.each(ended)("whatever spelling its cookie has, no token is minted for who is %s", async (who) => {
    for (const header of headers(jars[who], jars.attacker)) {
      const answer = await token(header);
      expect([header, answer.status]).toEqual([header, 401]);
      expect(answer.headers.getSetCookie().filter((line) => /session_\w+=\w/.test(line))).toEqual([]);
    }
  });

  test.each(ended)("whatever spelling its cookie has, nothing of the account changes of who is %s", async (who) => {
    for (const header of headers(jars[who], jars.attacker)) {
      expect((await rename(header)).status).toBe(401);
      expect((await ask(header)).status).toBe(401);
    }
    expect(await nameOf(people[who])).toBe(people[who].name);
  });
});

test("a demoted administrator gets no token with the former role, whatever the header", async () => {
  const { data, session } = jars.demoted;
  for (const header of [
    `${data.name} =${data.value}; ${write(jars.attacker.data)}; ${write(session)}`,
    `${write(data)}; ${write(session)}`,
    `${data.name}.0=${data.value}; ${write(session)}`,
  ]) {
    const answer = await token(header);
    expect(await faultOf(answer)).toBeUndefined();
  }
});

test("the JWT of one user never counts beside the session of another, nor alone", async () => {
  const mixed = `${write(jars.ada.data)}; ${write(jars.attacker.session)}`;
  const { principal } = await server.runtime.authenticate({ headers: new Headers({ cookie: mixed }), method: "GET" });
  expect(principal?.userId).toBe(people.attacker.userId);
  expect((await ask(write(jars.ada.data))).status).toBe(401);
  const unsigned = decodeURIComponent(jars.ada.session.value).split(".")[0] ?? "";
  for (const value of [unsigned, `${unsigned}.`, "", `${unsigned}.${"A".repeat(43)}=`]) {
    const header = `${write(jars.ada.data)}; ${jars.ada.session.name}=${encodeURIComponent(value)}`;
    expect((await ask(header)).status).toBe(401);
  }
});

test("no Cookie header mints a token for a missing session, or with a role that the user does not have", async () => {
  await fc.assert(
    fc.asyncProperty(cookieHeadersOf(Object.values(jars)), async (header) => {
      expect(await faultOf(await token(header))).toBeUndefined();
      expect((await rename(header)).status).toBeLessThan(500);
      expect((await ask(header)).status).toBeLessThan(500);
      const { principal } = await server.runtime.authenticate({
        headers: new Headers({ cookie: header }),
        method: "GET",
      });
      expect([people.gone.userId, people.banned.userId]).not.toContain(principal?.userId);
      expect(principal?.role ?? "user").toBe("user");
    }),
    { numRuns: 300 },
  );
  expect(await nameOf(people.gone)).toBe(people.gone.name);
  expect(await nameOf(people.banned)).toBe(people.banned.name);
});

describe("one of our cookies sent twice", () => {
  const twice = ({ name, value }: Jar["session"], other: string) => `${name}=${other}; ${name}=${value}`;

  test("counts for neither and is cleared; the same value twice is one", async () => {
    const { session, data } = jars.ada;
    const doubled = await ask(`${twice(session, "stale.value")}; ${write(data)}`);
    expect(doubled.status).toBe(401);
    expect(doubled.headers.getSetCookie().some((line) => line.startsWith(`${session.name}=; Max-Age=0; Path=/;`))).toBe(
      true,
    );
    expect((await ask(`${twice(session, session.value)}; ${write(data)}`)).status).toBe(200);
  });

  test("locks no user out: signing in works, and its response leaves one valid cookie", async () => {
    const { email, password } = people.ada;
    const { session } = jars.ada;
    const cookie = twice(session, "stale.value");
    const answer = await postJson(server, "/api/auth/sign-in/email", { email, password }, { cookie });
    expect(answer.status).toBe(200);
    const lines = answer.headers.getSetCookie().filter((line) => line.startsWith(`${session.name}=`));
    expect(lines.at(-1)).toMatch(/session_token=\w/);
    expect(lines.slice(0, -1).every((line) => line.includes("Max-Age=0"))).toBe(true);
    expect(lines.some((line) => line.includes("Path=/api/auth;"))).toBe(true);
    expect((await ask(cookieFrom(answer))).status).toBe(200);
  });
});

test("a session signed by another installation on the host is kept, one of ours that has ended is cleared", async () => {
  const { name } = jars.ada.session;
  const foreign = `${name}=${encodeURIComponent(`${"a".repeat(32)}.${"A".repeat(43)}=`)}`;
  const answer = await ask(foreign);
  expect([answer.status, answer.headers.getSetCookie()]).toEqual([401, []]);
  const over = await ask(write(jars.gone.session));
  expect(over.headers.getSetCookie()).toContainEqual(expect.stringMatching(`^${name}=; Max-Age=0; Path=/;`));
});

test("cookies of other applications, including the library's own names, neither help nor harm", async () => {
  const others =
    "better-auth.session_token=Zm9y.c2ln; better-auth.session_data=eyJhbGciOiJub25lIn0.e30.; promo=20%; =; ;;";
  expect((await ask(`${others}; ${people.ada.cookie}; x=${"y".repeat(6000)}`)).status).toBe(200);
  const copied = people.ada.cookie.replaceAll("keel.", "better-auth.");
  expect((await ask(copied)).status).toBe(401);
  for (const line of (await ask(others)).headers.getSetCookie()) expect(line).not.toContain("better-auth");
});
