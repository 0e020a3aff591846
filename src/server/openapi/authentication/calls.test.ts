import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readDocument } from "~/testing/server/openapi-client";
import { signUp, type Person } from "~/testing/people/people";
import { restWith, type RestAnswer, type Send } from "~/testing/server/rest";
import { startServer, type TestServer } from "~/testing/server/runtime";
import { enableSecondFactor } from "~/testing/people/second-factor";
import { mint, secondsFromNow } from "~/testing/people/tokens";

const secret = "a shared secret that is long enough 4f7a9c";
const form = { "content-type": "application/x-www-form-urlencoded" };
let server: TestServer;
let ada: Person;
let ask: Send;
let reader: ReturnType<typeof readDocument>;

beforeAll(async () => {
  server = await startServer({ JWT_SHARED_SECRET: secret });
  ask = restWith(server);
  reader = readDocument((await ask("GET", "/api/openapi.json")).body);
  ada = await signUp({ server });
});
afterAll(async () => {
  await server.runtime.revocations.close();
  await server.runtime.database.close();
});

const operationAt = (path: string) => {
  const found = reader.operations.find((operation) => operation.path === path);
  if (found === undefined) throw new Error(`The document has no ${path}.`);
  return found;
};

/** Returns the status of a response, and how it differs from the document. */
const outcome = (path: string, answer: RestAnswer) => [answer.status, reader.check(operationAt(path), answer)];

describe("signing in as the document says", () => {
  const path = "/api/auth/sign-in/email";
  const signIn = (body: object | string, headers: Record<string, string> = {}) => ask("POST", path, body, headers);

  test("starts a session, whose cookie gives a token", async () => {
    const { email, password } = ada;
    const answer = await signIn({ email, password, rememberMe: false });
    expect(outcome(path, answer)).toEqual([200, []]);
    const cookie = answer.headers.getSetCookie().map((line) => line.split(";")[0]);
    const token = await ask("GET", "/api/auth/token", undefined, { cookie: cookie.join("; ") });
    expect(outcome("/api/auth/token", token)).toEqual([200, []]);
  });

  test("is asked for the second factor, where there is one", async () => {
    const { email, password } = await enableSecondFactor(await signUp({ server }));
    const answer = await signIn({ email, password });
    expect(outcome(path, answer)).toEqual([200, []]);
    expect(answer.body).toEqual({ twoFactorRedirect: true, twoFactorMethods: ["totp"] });
  });

  test("is refused in documented ways", async () => {
    const { email, password, cookie } = ada;
    const evil = { origin: "http://evil.example", cookie };
    expect(outcome(path, await signIn({ email, password: "not the password" }))).toEqual([401, []]);
    expect(outcome(path, await signIn({ email: "nobody", password }))).toEqual([400, []]);
    expect(outcome(path, await signIn({ email: 5, password }))).toEqual([400, []]);
    expect(outcome(path, await signIn({}))).toEqual([400, []]);
    expect(outcome(path, await signIn("{"))).toEqual([400, []]);
    expect(outcome(path, await signIn({ email, password }, evil))).toEqual([403, []]);
    expect(outcome(path, await signIn("x", { "content-type": "text/plain" }))).toEqual([415, []]);
    expect(outcome(path, await signIn({ email: "x".repeat(300_000) }))).toEqual([413, []]);
  });
});

describe("a token as the document says", () => {
  const path = "/api/auth/token";

  test("is refused without a session, and to the pages of a browser", async () => {
    const { cookie } = ada;
    expect(outcome(path, await ask("GET", path))).toEqual([401, []]);
    expect(outcome(path, await ask("GET", path, undefined, { cookie, "sec-fetch-site": "same-origin" }))).toEqual([
      403,
      [],
    ]);
  });
});

describe("introspection as the document says", () => {
  const path = "/api/introspect";
  const introspect = (token: string, bearer?: string) =>
    ask("POST", path, new URLSearchParams({ token }).toString(), {
      ...form,
      ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
    });
  let service: string;
  beforeAll(async () => {
    const { origin } = server.runtime;
    service = await mint(
      { kid: "shared", algorithm: "HS256", privateKey: new TextEncoder().encode(secret) },
      {
        sub: ada.userId,
        iss: `${origin}/service`,
        aud: `${origin}/api`,
        iat: secondsFromNow(0),
        exp: secondsFromNow(600),
      },
    );
  });

  test("tells a service of tokens that are active and of others", async () => {
    const active = await introspect(ada.token, service);
    expect(active.body).toMatchObject({ active: true, sub: ada.userId });
    expect(outcome(path, active)).toEqual([200, []]);
    expect(outcome(path, await introspect(service, service))).toEqual([200, []]);
    expect(outcome(path, await introspect("a.b.c", service))).toEqual([200, []]);
  });

  test("is refused in documented ways", async () => {
    expect(outcome(path, await introspect("", service))).toEqual([400, []]);
    expect(outcome(path, await introspect(ada.token))).toEqual([401, []]);
    expect(outcome(path, await introspect(ada.token, ada.token))).toEqual([403, []]);
    expect(outcome(path, await introspect("x".repeat(300_000), service))).toEqual([413, []]);
  });
});

test("every example of the document is one that its own schema accepts", () => {
  for (const { requestBody, responses } of reader.operations.filter(({ tags }) => tags.includes("Authentication"))) {
    const media = [requestBody, responses["200"]].flatMap((each) => Object.values(each?.content ?? {}));
    expect(media.flatMap(({ schema, example }) => reader.faultsIn(schema, example))).toEqual([]);
  }
  for (const { content } of Object.values(reader.responses)) {
    const media = Object.values(content ?? {});
    expect(media.flatMap(({ schema, example }) => reader.faultsIn(schema, example))).toEqual([]);
  }
});
