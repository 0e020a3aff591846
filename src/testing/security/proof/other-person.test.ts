import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pageUserHeader as sentByPages } from "~/client/viewer/page-user";
import { authEndpoints } from "~/server/api/auth-routes";
import { pageUserHeader } from "~/server/http/pages/page-user";
import { operationsOf } from "~/server/operations/bound-operation";
import { appRouter } from "~/server/router";
import { procedures, send } from "../../server/responses";
import { callerAs } from "../../server/caller";
import { type HttpServer, startHttpServer } from "../../server/http";
import { cookieFrom, type Person, postJson, signUp } from "../../people/people";
import { restWith } from "../../server/rest";
import { startServer } from "../../server/runtime";

let server: HttpServer;
let [ada, bob]: Person[] = [];
beforeAll(async () => {
  server = await startHttpServer({}, () => (_request, response) => void response.end("a page"));
  [ada, bob] = [await signUp({ server, name: "Ada" }), await signUp({ server, name: "Bob" })];
});
afterAll(() => server.stop());

const person = (who: Person | undefined): Person => {
  if (who === undefined) throw new Error("No user has signed up yet.");
  return who;
};
/** Sends as a page rendered for `pageOf`, with the cookies of `who`. */
const fromPage = (pageOf: string, who: Person | undefined) => ({
  [pageUserHeader]: pageOf,
  origin: server.origin,
  cookie: person(who).cookie,
});
const malformed = ["", "x", "None", "none, none", " ", "0", "null", "../"];

test("pages and the server use the same name for the header", () => expect(sentByPages).toBe(pageUserHeader));

describe.each([...procedures.keys()])("%s", (procedure) => {
  test("is refused to the page of another user or a visitor, with its own code", async () => {
    for (const pageOf of [person(ada).userId, "none"]) {
      const { status, refusal } = await send({ server, headers: fromPage(pageOf, bob) }, procedure, {});
      expect([status, refusal?.code, refusal?.reason]).toEqual([409, "CONFLICT", "other_person"]);
    }
  });

  test("is refused where the header names no user", async () => {
    const { userId } = person(bob);
    for (const pageOf of [...malformed, userId.toUpperCase(), `${userId}, ${userId}`]) {
      const { status } = await send({ server, headers: fromPage(pageOf, bob) }, procedure, {});
      expect([pageOf, status]).toEqual([pageOf, 400]);
    }
  });
});

test("no call of a batch is answered to the page of another user", async () => {
  const input = encodeURIComponent(JSON.stringify({ 0: {}, 1: null }));
  const answer = await server.fetch(`/api/trpc/tasks.list,tasks.tags?batch=1&input=${input}`, {
    headers: fromPage(person(ada).userId, bob),
  });
  expect(answer.status).toBe(409);
  expect(await answer.json()).toEqual(
    Array.from({ length: 2 }, () => ({
      error: expect.objectContaining({ data: expect.objectContaining({ reason: "other_person" }) }),
    })),
  );
});

test.each(operationsOf(appRouter).map(({ method, path }) => [method, path] as const))(
  "REST refuses the page of another person: %s %s",
  async (method, path) => {
    const call = restWith(server, fromPage(person(ada).userId, bob));
    const { status, body } = await call(method, `/api${path.replace("{id}", person(ada).userId)}`);
    expect([status, body]).toEqual([409, expect.objectContaining({ code: "other_person" })]);
  },
);

test("every endpoint of /api/auth, and introspection, refuse the page of another user or a visitor", async () => {
  const endpoints = [...authEndpoints(server.runtime.auth)].flatMap(([path, methods]) =>
    methods.map((method) => [method, `/api/auth${path.replaceAll(/:\w+/g, "x")}`] as const),
  );
  for (const [method, path] of [...endpoints, ["POST", "/api/introspect"] as const]) {
    for (const pageOf of [person(ada).userId, "none"]) {
      const call = restWith(server, fromPage(pageOf, bob));
      const { status, body } = await call(method, path, method === "POST" ? {} : undefined);
      expect([path, status, body]).toEqual([path, 409, expect.objectContaining({ code: "other_person" })]);
    }
    for (const pageOf of malformed) {
      const { status } = await restWith(server, fromPage(pageOf, bob))(method, path);
      expect([path, pageOf, status]).toEqual([path, pageOf, 400]);
    }
  }
});

test("a page of Ada's signs Bob neither out nor in, and writes nothing of his", async () => {
  const bobs = await signUp({ server, name: "Bob" });
  const headers = fromPage(person(ada).userId, bobs);
  expect((await postJson(server, "/api/auth/sign-out", {}, headers)).status).toBe(409);
  expect((await postJson(server, "/api/auth/update-user", { name: "Ada" }, headers)).status).toBe(409);
  await send({ server, headers }, "tasks.create", { title: "Ada's words" });
  const list = await callerAs(bobs).tasks.list.query({});
  expect(list.items).toEqual([]);
  const session = await server.fetch("/api/auth/get-session", { headers: { cookie: bobs.cookie } });
  expect(await session.json()).toMatchObject({ user: { name: "Bob" } });
});

test("a sign-in form opened before another sign-in ends no session, and its attempts are no guesses", async () => {
  const limited = await startServer({ RATE_LIMIT: "on" });
  const [carol, other] = [await signUp({ server: limited }), await signUp({ server: limited })];
  const wrong = { email: carol.email, password: "not the password" };
  for (let attempt = 0; attempt < 12; attempt += 1) {
    const headers = { ...fromPage("none", other), origin: limited.runtime.origin };
    const refused = await postJson(limited, "/api/auth/sign-in/email", wrong, headers);
    expect([refused.status, refused.headers.getSetCookie()]).toEqual([409, []]);
  }
  const { email, password } = carol;
  const own = { [pageUserHeader]: "none" };
  const answer = await postJson(limited, "/api/auth/sign-in/email", { email, password }, own);
  expect([answer.status, cookieFrom(answer)]).toEqual([200, expect.stringContaining("session_token")]);
  await limited.close();
});

test("a page of the signed-in user is answered", async () => {
  const headers = fromPage(person(ada).userId, ada);
  expect((await send({ server, headers }, "tasks.list", {})).status).toBe(200);
  expect((await server.fetch("/api/auth/get-session", { headers })).status).toBe(200);
});

test("a page whose session has ended is told that, and not that another user is signed in", async () => {
  const { userId } = person(ada);
  const { status, refusal } = await send({ server, headers: { [pageUserHeader]: userId } }, "tasks.list", {});
  expect([status, refusal?.code]).toEqual([401, "UNAUTHORIZED"]);
});

test("the header authenticates no user, and programs with a token do not need it", async () => {
  const { token, userId } = person(bob);
  const bearer = { authorization: `Bearer ${token}` };
  const { id } = await callerAs(person(ada)).tasks.create.mutate({ title: "Ada's" });
  for (const headers of [bearer, { ...bearer, [pageUserHeader]: person(ada).userId }]) {
    expect((await send({ server, headers }, "tasks.list", {})).status).toBe(200);
    expect((await send({ server, headers }, "tasks.byId", { id })).status).toBe(403);
  }
  const wrong = { ...bearer, [pageUserHeader]: "x" };
  expect((await send({ server, headers: wrong }, "tasks.list", {})).status).toBe(400);
  const alone = { [pageUserHeader]: userId };
  expect((await send({ server, headers: alone }, "tasks.list", {})).status).toBe(401);
});

describe("a page reached from another page", () => {
  const ask = (pageOf: string, who?: Person) =>
    fetch(`${server.origin}/today`, {
      headers: { rsc: "1", [pageUserHeader]: pageOf, ...(who !== undefined && { cookie: who.cookie }) },
    });

  test("is rendered only for the same user", async () => {
    const { userId } = person(ada);
    for (const pageOf of [userId, "none"]) {
      const answer = await ask(pageOf, bob);
      expect([answer.status, await answer.json()]).toEqual([409, expect.objectContaining({ code: "other_person" })]);
    }
    for (const pageOf of malformed) expect((await ask(pageOf, ada)).status).toBe(400);
    expect(await (await ask(userId, ada)).text()).toBe("a page");
    for (const pageOf of [userId, "none"]) expect(await (await ask(pageOf)).text()).toBe("a page");
  });
});
