import { TRPCError } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, test } from "vitest";
import { signUp } from "~/testing/people/people";
import { testServer } from "~/testing/server/runtime";
import { type Context, createContext } from "../context";
import { appRouter } from "../router";
import { createTrpcHandler } from "./trpc-handler";

const json = { "content-type": "application/json" };
const door = createTrpcHandler(appRouter).handle;
let contexts: { member: Context; visitor: Context };

beforeAll(async () => {
  const { runtime } = await testServer();
  const person = await signUp();
  const headers = new Headers({ authorization: `Bearer ${person.token}` });
  const { principal } = await runtime.authenticate({ headers, method: "GET" });
  const call = { headers: new Headers(), requestId: "one-request", serverRequestId: null };
  const visitor = createContext(runtime, { ...call, principal: undefined });
  contexts = { member: { ...visitor, principal }, visitor };
});

interface Sent {
  path: string;
  init?: RequestInit;
  as?: keyof typeof contexts;
  /** The context cannot be made. */
  outage?: true;
}

const ask = (input: unknown) => `input=${encodeURIComponent(JSON.stringify(input))}`;
const post = (path: string, body: string, headers: Record<string, string> = json): Sent => ({
  path,
  init: { method: "POST", headers, body },
});

async function answersTo({ path, init, as = "member", outage }: Sent) {
  const request = () => new Request(`http://localhost:3000/api/trpc/${path}`, init);
  const makeContext = () => (outage ? Promise.reject(new Error("out of order")) : Promise.resolve(contexts[as]));
  const read = async (answer: (failures: string[]) => Promise<Response>) => {
    const failures: string[] = [];
    const response = await answer(failures);
    const { status, headers } = response;
    const body: unknown = await response.text().then((text) => (text.startsWith('{"json"') ? text : parse(text)));
    return { status, type: headers.get("content-type"), vary: headers.get("vary"), body, failures };
  };
  return {
    ours: await read((failures) =>
      door(request(), {
        createContext: makeContext,
        onError: ({ error, path: failed }) => failures.push(`${failed}: ${error.code}`),
      }),
    ),
    theirs: await read((failures) =>
      fetchRequestHandler({
        endpoint: "/api/trpc",
        req: request(),
        router: appRouter,
        maxBatchSize: 10,
        createContext: makeContext,
        onError: ({ error, path: failed }) => failures.push(`${failed}: ${error.code}`),
      }),
    ),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const id = uuidv7();
const absent = uuidv7();
const cases: Record<string, Sent> = {
  "a query": { path: "tasks.list" },
  "a query with input": { path: `tasks.list?${ask({ completed: "pending", limit: 3 })}` },
  "a query with an empty input": { path: "tasks.list?input=" },
  "a query that declares JSON": { path: "tasks.tags", init: { headers: json } },
  "a query of a visitor": { path: "tasks.list", as: "visitor" },
  "a query for what is not there": { path: `tasks.byId?${ask({ id: absent })}` },
  "a query with a wrong field": { path: `tasks.list?${ask({ sort: "colour", userId: "me" })}` },
  "a query without the input it needs": { path: "tasks.byId" },
  "a query with input that is no JSON": { path: "tasks.list?input={" },
  "a query while the context cannot be made": { path: "tasks.list", outage: true },
  "a mutation": post("tasks.create", JSON.stringify({ id, title: "Sharpen the saw" })),
  "a mutation in JSON with a charset": post("tasks.delete", JSON.stringify({ id: absent }), {
    "content-type": "application/json; charset=utf-8",
  }),
  "a mutation with a wrong field": post("tasks.create", JSON.stringify({ title: "" })),
  "a mutation with a body that is no JSON": post("tasks.create", "{"),
  "a mutation without a body": post("tasks.create", ""),
  "a batch of one": { path: `tasks.list?batch=1&${ask({ 0: { limit: 2 } })}` },
  "a batch": { path: `tasks.list,tasks.counts,tasks.tags?batch=1&${ask({ 0: { limit: 2 } })}` },
  "a batch without input": { path: "tasks.counts,tasks.tags?batch=1" },
  "a batch of which one fails": { path: `tasks.byId,tasks.tags?batch=1&${ask({ 0: { id: absent } })}` },
  "a batch of which all fail alike": {
    path: `tasks.byId,tasks.byId?batch=1&${ask({ 0: { id: absent }, 1: { id: absent } })}`,
  },
  "a batch with a list for its input": { path: `tasks.list?batch=1&${ask([{ limit: 2 }])}` },
  "a batch of mutations": post("tasks.create,tasks.create?batch=1", JSON.stringify({ 0: { id, title: "a" }, 1: {} })),
  "a batch of mutations without a body": post("tasks.create?batch=1", ""),
  "a batch of ten": { path: `${Array.from({ length: 10 }, () => "tasks.tags").join(",")}?batch=1` },
  "a batch of eleven": { path: `${Array.from({ length: 11 }, () => "tasks.tags").join(",")}?batch=1` },
  "a batch of a query and a mutation": { path: "tasks.tags,tasks.create?batch=1" },
  "a batch with an unknown procedure": { path: "tasks.tags,tasks.fly?batch=1" },
  "an unknown procedure": { path: "tasks.fly" },
  "a name of every object": { path: "constructor" },
  "no procedure": { path: "" },
  "a path that ends in a slash": { path: "tasks.tags/" },
  "an encoded path": { path: "tasks%2Etags" },
  "a query by POST": post("tasks.list", "{}"),
  "a mutation by GET": { path: `tasks.create?${ask({ title: "a" })}` },
  "a mutation as text": post("tasks.create", JSON.stringify({ title: "a" }), { "content-type": "text/plain" }),
  "a mutation as a form": post("tasks.create", "title=a", { "content-type": "application/x-www-form-urlencoded" }),
  "a mutation of no type": post("tasks.create", JSON.stringify({ title: "a" }), {}),
  "a query as a form": { path: "tasks.list", init: { headers: { "content-type": "multipart/form-data" } } },
  "a head": { path: "tasks.list", init: { method: "HEAD" } },
};

describe("the handler responds like tRPC's own adapter", () => {
  test.each(Object.entries(cases))("%s", async (_name, sent) => {
    const { ours, theirs } = await answersTo(sent);
    expect(ours).toEqual(theirs);
  });

  test("a batch as a stream of lines, in any order", async () => {
    const headers = { "trpc-accept": "application/jsonl" };
    const { ours, theirs } = await answersTo({ path: "tasks.counts,tasks.tags?batch=1", init: { headers } });
    expect({ ...ours, body: undefined }).toEqual({ ...theirs, body: undefined });
    expect(String(ours.body).split("\n")).toHaveLength(String(theirs.body).split("\n").length);
  });
});

test("says when to retry during an outage, in either handler", async () => {
  const createContext = () => Promise.reject(new TRPCError({ code: "SERVICE_UNAVAILABLE" }));
  const answers = ["tasks.tags", "tasks.tags,tasks.fly?batch=1"].map((path) =>
    door(new Request(`http://localhost:3000/api/trpc/${path}`), { createContext, onError: () => undefined }),
  );
  const seen = await Promise.all(answers);
  expect(seen.map(({ status, headers }) => [status, headers.get("retry-after")])).toEqual([
    [503, "1"],
    [207, "1"],
  ]);
});
