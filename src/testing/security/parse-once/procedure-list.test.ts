import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseProcedureList, writeProcedureList } from "~/server/http/request/procedure-list";
import { callPolicies } from "~/server/limits/policies";
import { costsOf, proceduresOf } from "~/server/operations/catalogue";
import { appRouter } from "~/server/router";
import { signUp, type Person } from "../../people/people";
import { startServer, type TestServer } from "../../server/runtime";

const endpoint = "/api/trpc";
const costs = costsOf(appRouter);
const [costliest = ""] = [...costs].sort(([, one], [, other]) => other - one)[0] ?? [];
const price = costs.get(costliest) ?? 0;
let server: TestServer;
let ada: Person;

beforeAll(async () => {
  server = await startServer({ RATE_LIMIT: "on" });
});
afterAll(() => server.close());

/** Returns the charge for a caller's first request, and its status. */
async function chargeOf(path: string, more: Record<string, string> = {}) {
  ada = await signUp({ server });
  const headers = { authorization: `Bearer ${ada.token}`, ...more };
  const response = await server.fetch(`${endpoint}/${path}`, { headers });
  await response.text();
  const next = await server.fetch(`${endpoint}/tasks.tags`, { headers: { authorization: headers.authorization } });
  const left = Number(/r=(\d+)/.exec(next.headers.get("ratelimit") ?? "")?.[1]);
  return { status: response.status, charge: callPolicies.person.limit - left - 1 };
}

test("procedures differ in cost", () => {
  expect(price).toBeGreaterThan(1);
});

describe("a batch is charged for each of its calls, however its names are separated", () => {
  test.each([",", "%2C", "%2c", ",%2C".slice(1)])("by %s", async (separator) => {
    const path = Array.from({ length: 10 }, () => "tasks.tags").join(separator);
    expect(await chargeOf(`${path}?batch=1`)).toEqual({ status: 200, charge: 10 });
  });

  test("however they are encoded", async () => {
    const encoded = costliest.replaceAll(/./g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
    for (const spelling of [costliest, encoded, costliest.replace(".", "%2E"), `${costliest}/`]) {
      expect((await chargeOf(`${spelling}?batch=1&input=%7B%7D`)).charge).toBe(price);
      expect((await chargeOf(spelling)).charge).toBe(price);
    }
    const headers = { "trpc-accept": "application/jsonl" };
    expect((await chargeOf(`${encoded}%2C${costliest}/?batch=1`, headers)).charge).toBe(2 * price);
  });

  test("a repeated name is called and charged twice", async () => {
    expect(await chargeOf("tasks.tags%2ctasks.counts,tasks.tags?batch=1")).toEqual({ status: 200, charge: 3 });
  });
});

describe("a list that readers could take for different calls is refused", () => {
  test.each([
    "tasks.tags,tasks.counts?batch=1&batch=0",
    "tasks.tags,tasks.counts?batch=0&batch=1",
    "tasks.tags?batch=true",
    "tasks.tags?batch=",
    "tasks.list?input=%7B%7D&input=%7B%22limit%22:1%7D",
    "tasks.tags,?batch=1",
    ",tasks.tags?batch=1",
    "tasks.tags,,tasks.tags?batch=1",
    "?batch=1",
  ])("%s", async (path) => {
    expect(await chargeOf(path)).toEqual({ status: 400, charge: 0 });
  });

  test.each([
    "tasks.tags%2F",
    "Tasks.Tags",
    "tasks.tags%252Ctasks.tags",
    "tasks.tags,tasks.counts",
    "tasks/tags",
    " tasks.tags",
  ])("%s is not the name of a procedure", async (path) => {
    expect([404, 400]).toContain((await chargeOf(path)).status);
  });
});

test("tRPC's adapter reads the same list", () => {
  const names = [
    ...proceduresOf(appRouter).map(({ name }) => name),
    "",
    "a,b",
    "a%2Cb",
    "..",
    "a/b",
    "é",
    "?",
    "#",
    "constructor",
  ];
  const list = fc.record({
    names: fc.array(fc.constantFrom(...names.filter((name) => name !== "" && !name.includes(",") && name !== "..")), {
      minLength: 1,
      maxLength: 12,
    }),
    isBatch: fc.constant(true),
    input: fc.option(
      fc.string({ unit: "binary" }).filter((text) => !/\p{Surrogate}/u.test(text)),
      { nil: undefined },
    ),
  });
  fc.assert(
    fc.property(list, (given) => {
      const url = writeProcedureList(
        given,
        new URL("http://localhost:3000/api/trpc/x?batch=1&batch=0&connectionParams=1"),
        endpoint,
      );
      expect(parseProcedureList(url, endpoint)).toEqual(given);
      // As the adapter does.
      expect(decodeURIComponent(url.pathname.slice(endpoint.length + 1)).split(",")).toEqual(given.names);
      expect(url.searchParams.has("connectionParams")).toBe(false);
    }),
  );
});
