import { uuidv7 } from "uuidv7";
import { describe, expect, test } from "vitest";
import { type Person, signUp } from "~/testing/people/people";
import { startServer, type TestServer } from "~/testing/server/runtime";

interface Sent {
  path: string;
  init?: RequestInit;
}

const json = { "content-type": "application/json" };
const ask = (input: unknown) => `input=${encodeURIComponent(JSON.stringify(input))}`;
const post = (path: string, body: string, headers: Record<string, string> = {}): Sent => ({
  path,
  init: { method: "POST", body, headers: { ...json, "content-length": String(Buffer.byteLength(body)), ...headers } },
});

/** Returns an equivalent address with percent-encoding, which goes through all of the middleware. */
const encoded = (path: string) => path.replace(".", "%2E");

interface Seen {
  status: number;
  headers: Record<string, unknown>;
  body: string;
}

async function answersTo(server: TestServer, { path, init }: Sent, headers: Record<string, string>) {
  const answerTo = async (spelling: string): Promise<Seen> => {
    const given = new Headers({ ...headers, "x-request-id": "one-request", "x-keel-client-address": "192.0.2.7" });
    new Headers(init?.headers).forEach((value, name) => given.set(name, value));
    const answer = await server.fetch(`/api/trpc/${spelling}`, { ...init, headers: given });
    const seen = Object.fromEntries(answer.headers);
    const vary = (seen["vary"] ?? "").split(", ").toSorted();
    return { status: answer.status, headers: { ...seen, vary }, body: await answer.text() };
  };
  const [direct, chained] = await Promise.all([answerTo(path), answerTo(encoded(path))]);
  return { direct, chained };
}

const id = uuidv7();
const cases: Record<string, Sent> = {
  "a query": { path: "tasks.list" },
  "a query with input": { path: `tasks.list?${ask({ completed: "pending", limit: 3 })}` },
  "a query with a wrong field": { path: `tasks.list?${ask({ sort: "colour" })}` },
  "a query with input that is no JSON": { path: "tasks.list?input={" },
  "a query whose address cannot be read": { path: "tasks.list?input=%ff" },
  "a query with two inputs": { path: "tasks.list?input={}&input={}" },
  "a query for what is not there": { path: `tasks.byId?${ask({ id })}` },
  "a mutation": post("tasks.delete", JSON.stringify({ id })),
  "a mutation with a name twice": post("tasks.create", '{"title":"a","title":"b"}'),
  "a mutation above the limit": post("tasks.create", JSON.stringify({ title: "a".repeat(300_000) })),
  "a mutation of a page of ours": post("tasks.delete", JSON.stringify({ id }), { origin: "http://localhost:4400" }),
  "a mutation from a page of another site": post("tasks.delete", "{}", { origin: "https://evil.example" }),
  "a batch": { path: `tasks.list,tasks.tags?batch=1&${ask({ 0: { limit: 2 } })}` },
  "a batch of which one fails": { path: `tasks.byId,tasks.tags?batch=1&${ask({ 0: { id } })}` },
  "a batch of eleven": { path: `${Array.from({ length: 11 }, () => "tasks.tags").join(",")}?batch=1` },
  "a procedure that is not there": { path: "tasks.fly" },
  "a page that was rendered for another user": { path: "tasks.tags", init: { headers: { "x-keel-user": id } } },
  "a page that does not know for whom it was made": { path: "tasks.tags", init: { headers: { "x-keel-user": "?" } } },
};

describe("a call is answered alike, with or without something in its path to decode", () => {
  const credentials: Record<string, (person: Person) => Record<string, string>> = {
    "with a token": ({ token }) => ({ authorization: `Bearer ${token}` }),
    "with cookies": ({ cookie }) => ({ cookie }),
    "with a forged token": ({ token }) => ({ authorization: `Bearer ${token.slice(0, -8)}AAAAAAAA` }),
    "without anything": () => ({}),
  };

  test.each(Object.entries(credentials))("%s", async (_name, write) => {
    const person = await signUp();
    for (const [name, sent] of Object.entries(cases)) {
      const { direct, chained } = await answersTo(person.server, sent, write(person));
      expect(direct, name).toEqual(chained);
      expect(direct.headers, name).toMatchObject({ "cache-control": "no-store", "x-request-id": "one-request" });
    }
  });
});

test("what is left of a limit is reported alike", async () => {
  const server = await startServer({ RATE_LIMIT: "on" });
  const { direct, chained } = await answersTo(server, { path: "tasks.tags" }, {});
  expect(Object.keys(direct.headers)).toEqual(Object.keys(chained.headers));
  expect(direct.headers).toMatchObject({ ratelimit: expect.any(String), "ratelimit-policy": expect.any(String) });
  await server.close();
});

test("a session whose token has expired is renewed alike", async () => {
  const person = await signUp();
  const cookie = person.cookie
    .split("; ")
    .filter((pair) => pair.includes("session_token"))
    .join("; ");
  const { direct, chained } = await answersTo(person.server, { path: "tasks.tags" }, { cookie });
  const names = (set: unknown) => String(set).match(/keel[\w.-]+(?==)/g);
  expect(names(direct.headers["set-cookie"])).not.toBeNull();
  expect(names(direct.headers["set-cookie"])).toEqual(names(chained.headers["set-cookie"]));
});

test("an outage is reported alike", async () => {
  const server = await startServer();
  const { token } = await signUp({ server });
  await server.close();
  const { direct, chained } = await answersTo(server, { path: "tasks.list" }, { authorization: `Bearer ${token}` });
  expect(direct).toEqual(chained);
  expect(direct).toMatchObject({ status: 503, headers: { "retry-after": "1" } });
});
