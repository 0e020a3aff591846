import { expect, test } from "vitest";
import { signUp } from "~/testing/people/people";
import { isCallError } from "./call-data";
import { createProcedureCalls } from "./procedure-calls";
import { failureText, statusOf } from "./query-client";

/** Returns the calls of a new browser, and the requests it sent. */
async function newBrowser() {
  const { server, token } = await signUp();
  const sent: string[] = [];
  const fetch = (address: string, init: RequestInit = {}) => {
    sent.push(`${init.method ?? "GET"} ${address}`);
    const headers = new Headers(init.headers);
    headers.set("authorization", `Bearer ${token}`);
    return Promise.resolve(server.fetch(address, { ...init, headers }));
  };
  return { ...createProcedureCalls({ fetch, fetchKeepalive: fetch }), sent };
}

test("queries of one tick share a request, and each gets its own answer", async () => {
  const { query, mutate, sent } = await newBrowser();
  await mutate("tasks.create", { title: "Käse & 奶 ?" });
  const [list, tags, missing] = await Promise.allSettled([
    query("tasks.list", { search: "Käse & 奶 ?" }),
    query("tasks.tags", undefined),
    query("tasks.byId", { id: "0190a6ff-0000-7000-8000-000000000000" }),
  ]);
  expect(list).toMatchObject({ value: { items: [{ title: "Käse & 奶 ?" }] } });
  expect(tags).toMatchObject({ status: "fulfilled" });
  expect(missing.status === "rejected" && statusOf(missing.reason)).toBe(404);
  expect(sent).toHaveLength(2);
});

test("more queries than one request can carry are split", async () => {
  const { query, sent } = await newBrowser();
  const long = Array.from({ length: 12 }, (_none, index) =>
    query("tasks.list", { search: `${"ä".repeat(90)}${index}` }),
  );
  await Promise.all([...long, ...Array.from({ length: 25 }, () => query("tasks.tags", undefined))]);
  expect(sent.length).toBeGreaterThanOrEqual(4);
  for (const request of sent) {
    expect(request.length).toBeLessThanOrEqual(8004);
    expect(request.split("?")[0]?.split(",").length).toBeLessThanOrEqual(10);
  }
});

test("a change is sent before the calling function returns", async () => {
  const { mutate, sent } = await newBrowser();
  const change = mutate("tasks.create", { title: "Pay rent" });
  expect(sent).toEqual(["POST /api/trpc/tasks.create"]);
  expect(await change).toMatchObject({ title: "Pay rent", version: 1 });
});

test("a refusal has the server's message and status", async () => {
  const { mutate } = await newBrowser();
  const error: unknown = await mutate("tasks.create", { title: "" }).catch((failure: unknown) => failure);
  expect(statusOf(error)).toBe(400);
  expect(failureText(error)).not.toMatch(/cannot be reached/);
});

test.each([
  ["there is no answer", () => Promise.reject(new TypeError("Failed to fetch"))],
  ["something else answers", () => Promise.resolve(new Response("<h1>Bad gateway</h1>", { status: 502 }))],
  ["something else answers in JSON", () => Promise.resolve(Response.json({ status: 502 }, { status: 502 }))],
  ["a batch is cut short", () => Promise.resolve(Response.json([]))],
])("when %s, the server counts as unreachable", async (_what, fetch) => {
  const { query, mutate } = createProcedureCalls({ fetch, fetchKeepalive: fetch });
  const calls = [query("tasks.tags", undefined), mutate("tasks.create", { title: "Pay rent" })];
  for (const call of await Promise.allSettled(calls)) {
    const error: unknown = call.status === "rejected" ? call.reason : undefined;
    expect(statusOf(error)).toBeUndefined();
    expect(isCallError(error) && failureText(error)).toBe("The server cannot be reached.");
  }
});

test.each(["", "<h1>Request Entity Too Large</h1>", "{}"])(
  "a body that is too large is refused for good, whoever says so and with whatever body (%s)",
  async (body) => {
    const fetch = () => Promise.resolve(new Response(body, { status: 413 }));
    const { mutate } = createProcedureCalls({ fetch, fetchKeepalive: fetch });
    const error: unknown = await mutate("tasks.create", {}).catch((failure: unknown) => failure);
    expect([statusOf(error), failureText(error)]).toEqual([413, "This is too large to be saved."]);
  },
);
