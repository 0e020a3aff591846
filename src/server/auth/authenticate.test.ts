import { describe, expect, test } from "vitest";
import { asBearer, send } from "~/testing/server/responses";
import { callerAs, callerWith } from "~/testing/server/caller";
import { asApplication, openConnection } from "~/testing/database/database";
import { cookieFrom, type Person, postJson, signUp, sharedPerson, tokenFor } from "~/testing/people/people";
import { startServer } from "~/testing/server/runtime";
import { claimsOf, mint, secondsFromNow, signerOf } from "~/testing/people/tokens";

const cookieNames = { token: "keel.session_data", session: "keel.session_token" };

/** Only the cookies of `person` whose names are given. */
function cookiesOf({ cookie }: Pick<Person, "cookie">, ...names: string[]): string {
  return cookie
    .split("; ")
    .filter((pair) => names.some((name) => pair.startsWith(`${name}=`)))
    .join("; ");
}

function valueOf(person: Pick<Person, "cookie">, name: string): string {
  return cookiesOf(person, name).slice(name.length + 1);
}

/** Asks for the counts with `headers`, as a request that requires a user. */
async function ask({ server }: Person, headers: Record<string, string>) {
  return server.fetch("/api/trpc/tasks.counts", { headers });
}

/** A cookie of `person` whose JWT ended a minute ago. */
async function expiredCookie(person: Person): Promise<string> {
  const claims = claimsOf({ token: valueOf(person, cookieNames.token) });
  const iat = secondsFromNow(-360);
  const signer = await signerOf(person.server);
  const header = { typ: "better-auth.session-cache+jwt" };
  const token = await mint(signer, { ...claims, iat, exp: iat + 300 }, header);
  return `${cookieNames.token}=${token}; ${cookiesOf(person, cookieNames.session)}`;
}

describe("a Bearer token", () => {
  test("is enough, whatever the case of its scheme and wherever the request comes from", async () => {
    const ada = await signUp();
    const origin = "https://evil.example.com";
    for (const scheme of ["Bearer", "bearer", "BEARER  "]) {
      const headers = { authorization: `${scheme} ${ada.token}`, origin };
      expect((await ask(ada, headers)).status).toBe(200);
      const made = await send({ server: ada.server, headers }, "tasks.create", { title: "From anywhere" });
      expect(made.status).toBe(200);
    }
  });

  test("that is bad is refused, never replaced by a good cookie", async () => {
    const ada = await signUp();
    const credentials = [
      "",
      "Bearer",
      "Bearer ",
      "Bearer x.y.z",
      `Bearer ${ada.token} ${ada.token}`,
      `Basic ${ada.token}`,
    ];
    for (const authorization of [...credentials, ada.token, `Bearer ${ada.token},`, `Bearer, ${ada.token}`]) {
      const answer = await ask(ada, { authorization, cookie: ada.cookie });
      expect([authorization, answer.status]).toEqual([authorization, 401]);
    }
    expect((await ask(ada, { cookie: ada.cookie })).status).toBe(200);
  });

  test("is not a cookie, and the cookie's JWT is not a Bearer token", async () => {
    const ada = await signUp();
    const jwt = valueOf(ada, cookieNames.token);
    expect((await ask(ada, { cookie: `${cookieNames.token}=${ada.token}` })).status).toBe(401);
    expect((await ask(ada, { authorization: `Bearer ${jwt}` })).status).toBe(401);
    expect((await ask(ada, { cookie: `${cookieNames.token}=${jwt}` })).status).toBe(401);
    const session = cookiesOf(ada, cookieNames.session);
    expect((await ask(ada, { cookie: `${cookieNames.token}=${jwt}; ${session}` })).status).toBe(200);
  });
});

describe("a visitor", () => {
  test.each([
    ["nothing", {}],
    ["cookies of other sites", { cookie: "theme=dark; session=1" }],
    ["empty cookies", { cookie: "keel.session_data=; keel.session_token=" }],
    ["made-up cookies", { cookie: "keel.session_data=a.b.c; keel.session_token=x.y" }],
    ["a cookie whose name only ends alike", { cookie: "xkeel.session_data=1" }],
    ["a cookie that is not percent-encoding", { cookie: "keel.session_token=%E0%A4%A" }],
  ])("with %s is asked to sign in", async (_what, headers: Record<string, string>) => {
    const { server } = await sharedPerson();
    const { status, refusal } = await send({ server, headers }, "tasks.list", {});
    expect({ status, ...refusal }).toMatchObject({ status: 401, code: "UNAUTHORIZED", message: "Sign in first." });
  });
});

describe("silent refresh", () => {
  test("an expired cookie is renewed by the session, and the new one reaches the answer", async () => {
    const ada = await signUp();
    const expired = await expiredCookie(ada);
    const answer = await ask(ada, { cookie: expired });
    expect(answer.status).toBe(200);
    const renewed = { cookie: cookieFrom(answer, expired) };
    expect(valueOf(renewed, cookieNames.token)).not.toBe(valueOf({ cookie: expired }, cookieNames.token));
    const again = await ask(ada, renewed);
    expect(again.status).toBe(200);
    expect(again.headers.getSetCookie()).toEqual([]);
  });

  test("works in a batch and in a write, where nothing of it is lost", async () => {
    const ada = await signUp();
    const expired = await expiredCookie(ada);
    const batch = await ada.server.fetch("/api/trpc/tasks.counts,tasks.tags,tasks.list?batch=1&input={}", {
      headers: { cookie: expired },
    });
    expect(batch.status).toBe(200);
    expect(batch.headers.getSetCookie().some((line) => line.startsWith(`${cookieNames.token}=ey`))).toBe(true);
    const write = await postJson(ada.server, "/api/trpc/tasks.create", { title: "Read" }, { cookie: expired });
    expect(write.status).toBe(200);
    expect(write.headers.getSetCookie().some((line) => line.startsWith(`${cookieNames.token}=ey`))).toBe(true);
  });

  test("works when the browser has dropped the expired cookie, and for the stream link", async () => {
    const ada = await signUp();
    const cookie = cookiesOf(ada, cookieNames.session);
    const headers = { cookie, "trpc-accept": "application/jsonl" };
    const answer = await ada.server.fetch("/api/trpc/tasks.counts?batch=1&input={}", { headers });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('"upcoming":0');
    expect(answer.headers.getSetCookie().some((line) => line.startsWith(`${cookieNames.token}=ey`))).toBe(true);
  });

  test("ends with the session: after signing out the cookies are worth nothing and are cleared", async () => {
    const ada = await signUp();
    const cookie = cookiesOf(ada, cookieNames.session);
    const goodbye = await postJson(ada.server, "/api/auth/sign-out", {}, { cookie: ada.cookie });
    expect(goodbye.status).toBe(200);
    // That this browser is known outlives the session.
    expect(cookieFrom(goodbye, ada.cookie)).toMatch(/^keel-device=[\w-]+$/);
    const answer = await ask(ada, { cookie });
    expect(answer.status).toBe(401);
    expect(cookieFrom(answer, cookie)).toBe("");
  });

  test("does not accept a session cookie that an attacker signed", async () => {
    const ada = await signUp();
    const [token = "", signature = ""] = decodeURIComponent(valueOf(ada, cookieNames.session)).split(".");
    const forged = [token, `${token}.`, `${token}.AAAA${signature.slice(4)}`, `${token}x.${signature}`];
    for (const value of forged) {
      const cookie = `${cookieNames.session}=${encodeURIComponent(value)}`;
      expect((await ask(ada, { cookie })).status).toBe(401);
    }
  });
});

describe("a write with a cookie", () => {
  const sources = (own: string): [number, Record<string, string>][] => [
    [200, { origin: own }],
    [200, { origin: own, "sec-fetch-site": "same-origin" }],
    [200, { "sec-fetch-site": "same-origin" }],
    [200, { "sec-fetch-site": "none" }],
    [200, {}],
    [401, { origin: "https://evil.example.com" }],
    [401, { origin: "null" }],
    [401, { origin: "" }],
    [401, { origin: `${own}.evil.example.com` }],
    [401, { origin: own.replace("4400", "4401") }],
    [401, { origin: "https://evil.example.com", "sec-fetch-site": "same-origin" }],
    [401, { "sec-fetch-site": "cross-site" }],
    [401, { "sec-fetch-site": "same-site" }],
  ];

  test("counts only when it comes from our own pages, or from no page at all", async () => {
    const ada = await signUp();
    for (const [status, headers] of sources(ada.server.runtime.origin)) {
      const person = { server: ada.server, headers: { ...headers, cookie: ada.cookie } };
      const answer = await send(person, "tasks.create", { title: "Read" });
      expect([headers, answer.status]).toEqual([headers, status]);
    }
    expect((await callerAs(ada).tasks.counts.query()).all).toBe(5);
  });

  test("cannot be made by a link: a mutation is refused as GET", async () => {
    const ada = await signUp();
    const input = encodeURIComponent(JSON.stringify({ title: "Read" }));
    const answer = await ada.server.fetch(`/api/trpc/tasks.create?input=${input}`, { headers: { cookie: ada.cookie } });
    expect(answer.status).toBe(405);
    expect((await callerAs(ada).tasks.counts.query()).all).toBe(0);
  });

  test("may come from an origin that is allowed by configuration", async () => {
    const server = await startServer({ ALLOWED_ORIGINS: "https://app.example.com" });
    const ada = await signUp({ server });
    const headers = { cookie: ada.cookie, origin: "https://app.example.com" };
    expect((await send({ server, headers }, "tasks.create", { title: "Read" })).status).toBe(200);
    await server.close();
  });
});

test("in steady state it costs no query to know who asks", async () => {
  const server = await startServer();
  const ada = await signUp({ server });
  const requests = [{ cookie: ada.cookie }, { authorization: `Bearer ${ada.token}` }].map((headers) => ({
    headers: new Headers(headers),
    method: "GET",
  }));
  const { authenticate } = server.runtime;
  for (const request of requests) await authenticate(request);
  const watcher = openConnection(asApplication(server.databaseUrl));
  // Each connection's latest query, and when it began: any query at all would change this.
  const queries = () => watcher`
    select pid, query_start, query from pg_stat_activity
    where datname = current_database() and application_name = 'keel' order by pid`;
  const before = await queries();
  for (let index = 0; index < 50; index += 1) {
    for (const request of requests) expect((await authenticate(request)).principal?.userId).toBe(ada.userId);
  }
  expect(await queries()).toEqual(before);
  const freshToken = await mint(await signerOf(server), { ...claimsOf(ada), jti: "never seen" });
  const afterMinting = await queries();
  const headers = new Headers({ authorization: `Bearer ${freshToken}` });
  expect((await authenticate({ headers, method: "GET" })).principal?.userId).toBe(ada.userId);
  expect(await queries()).toEqual(afterMinting);
  await callerAs(ada).tasks.counts.query();
  expect(await queries()).not.toEqual(afterMinting);
  await watcher.end();
  await server.close();
});

test("the same person is known alike by cookie, by session and by token", async () => {
  const ada = await signUp({ name: "Ada 🌱" });
  const { authenticate } = ada.server.runtime;
  const principalOf = async (headers: Record<string, string>) =>
    (await authenticate({ headers: new Headers(headers), method: "GET" })).principal;
  const { userId, name, email } = ada;
  const principal = { userId, name, email, role: "user", sessionId: expect.stringMatching(/^[0-9a-f-]{36}$/) };
  const byCookie = await principalOf({ cookie: ada.cookie });
  expect(byCookie).toEqual(principal);
  expect(await principalOf({ cookie: cookiesOf(ada, cookieNames.session) })).toEqual(byCookie);
  expect(await principalOf({ authorization: `Bearer ${ada.token}` })).toEqual(byCookie);
  expect(await principalOf({ authorization: `Bearer ${await tokenFor(ada.cookie, ada.server)}` })).toEqual(byCookie);
});

test("a caller by cookie and a caller by token see the same tasks", async () => {
  const ada = await signUp();
  const task = await callerWith(ada.server, { cookie: ada.cookie }).tasks.create.mutate({ title: "Read" });
  expect(await callerAs(ada).tasks.byId.query({ id: task.id })).toEqual(task);
  expect((await send(asBearer(ada), "tasks.byId", { id: task.id })).data).toEqual(task);
});
