import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clientAddressHeader } from "../http/address/client-address";
import { newEmail, postJson, signUp, type Person } from "~/testing/people/people";
import { startServer, type TestServer } from "~/testing/server/runtime";
import { callPolicies } from "./policies";

let here: TestServer;
let there: TestServer;
let ada: Person;

beforeAll(async () => {
  here = await startServer({ RATE_LIMIT: "on" });
  there = await startServer({ RATE_LIMIT: "on", DATABASE_URL: here.databaseUrl });
  ada = await signUp({ server: here });
});

afterAll(async () => {
  for (const { runtime } of [here, there]) {
    await runtime.revocations.close();
    await runtime.database.close();
  }
});

const from = (address: string) => ({ [clientAddressHeader]: address });
const guess = (server: TestServer, address: string, email = ada.email) =>
  postJson(server, "/api/auth/sign-in/email", { email, password: "a wrong guess" }, from(address));

describe("guessing a password", () => {
  test("ends after eight tries on two instances together, with when to come back", async () => {
    const answers: Response[] = [];
    for (let attempt = 0; attempt < 12; attempt += 1) {
      answers.push(await guess(attempt % 2 === 0 ? here : there, "192.0.2.1"));
    }
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(8);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(4);
    for (const { headers } of refused) expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
  });

  test("does not lock out the owner, whose browser is known", async () => {
    const body = { email: ada.email, password: ada.password };
    const headers = { ...from("198.51.100.7"), cookie: ada.cookie };
    expect((await postJson(there, "/api/auth/sign-in/email", body, headers)).status).toBe(200);
  });

  test("over many accounts from one address ends too", async () => {
    const answers: Response[] = [];
    // Not so many at once that the queue for passwords refuses some.
    for (let at = 0; at < 60; at += 6) {
      answers.push(...(await Promise.all(Array.from({ length: 6 }, () => guess(here, "192.0.2.2", newEmail())))));
    }
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(40);
  });

  test("does not count right passwords, again and again", async () => {
    const bob = await signUp({ server: here });
    for (let attempt = 0; attempt < 12; attempt += 1) {
      const body = { email: bob.email, password: bob.password };
      expect((await postJson(here, "/api/auth/sign-in/email", body, from("192.0.2.3"))).status).toBe(200);
    }
  });
});

describe("calling procedures", () => {
  const call = (path: string, headers: Record<string, string>) => here.fetch(`/api/trpc/${path}`, { headers });

  test("tells how much is left, and counts each call of a batch", async () => {
    const bob = await signUp({ server: here });
    const left = async (path: string) => {
      const { headers } = await call(path, { authorization: `Bearer ${bob.token}` });
      return Number(/r=(\d+)/.exec(headers.get("ratelimit") ?? "")?.[1]);
    };
    const first = await left("tasks.counts");
    expect(first).toBe(callPolicies.person.limit - 1);
    expect(await left("tasks.counts,tasks.tags,tasks.counts?batch=1")).toBe(first - 3);
  });

  test("is refused beyond the limit over tRPC and REST, with 429 and when to retry, until the window ends", async () => {
    const eve = await signUp({ server: here });
    const headers = { authorization: `Bearer ${eve.token}` };
    const batch = Array.from({ length: 10 }, () => "tasks.tags").join(",");
    for (let used = 0; used < callPolicies.person.limit; used += 10) {
      expect((await call(`${batch}?batch=1`, headers)).status).toBe(200);
    }
    for (const [method, path] of [
      ["GET", "/api/trpc/tasks.tags"],
      ["GET", "/api/tasks"],
      ["POST", "/api/introspect"],
    ] as const) {
      const refused = await here.fetch(path, { method, headers });
      expect(refused.status).toBe(429);
      expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
      expect(refused.headers.get("ratelimit")).toContain('"person";r=0');
      expect(await refused.text()).toContain("Too many requests");
    }
    expect((await call("tasks.tags", { authorization: `Bearer ${ada.token}` })).status).toBe(200);
  });

  test("by visitors counts by address", async () => {
    const statuses: number[] = [];
    for (let attempt = 0; attempt <= callPolicies.visitor.limit; attempt += 1) {
      statuses.push((await call("tasks.tags", from("203.0.113.9"))).status);
    }
    expect(statuses.filter((status) => status === 401)).toHaveLength(callPolicies.visitor.limit);
    expect(statuses.at(-1)).toBe(429);
    expect((await call("tasks.tags", from("203.0.113.10"))).status).toBe(401);
  });
});
