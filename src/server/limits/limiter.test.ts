import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { eventually } from "~/testing/eventually";
import { testServer, type TestServer } from "~/testing/server/runtime";
import { createLimiter } from "./limiter";
import type { LimitPolicy } from "./policies";

let server: TestServer;

beforeAll(async () => {
  server = await testServer();
});

afterEach(() => {
  vi.useRealTimers();
});

let made = 0;
const newPolicy = (limit: number, window = 60): LimitPolicy => ({ name: `test-${(made += 1)}`, limit, window });
const newLimiter = () => createLimiter(server.runtime.database.db);

async function allowedOf(attempts: Promise<{ allowed: boolean }>[]): Promise<number> {
  return (await Promise.all(attempts)).filter(({ allowed }) => allowed).length;
}

describe("a limit", () => {
  test.each([true, false])("lets exactly so many through, over two instances at once (exact: %s)", async (exact) => {
    const policy = newPolicy(100);
    const instances = [newLimiter(), newLimiter()];
    const attempts = Array.from({ length: 300 }, (_, index) => instances[index % 2]?.take(policy, "ada", 1, exact));
    expect(await allowedOf(attempts.flatMap((attempt) => attempt ?? []))).toBe(100);
  });

  test("of three passes three of twelve, wherever they arrive", async () => {
    const policy = newPolicy(3);
    const instances = [newLimiter(), newLimiter()];
    let allowed = 0;
    for (let attempt = 0; attempt < 12; attempt += 1) {
      const result = await instances[attempt % 2]?.take(policy, "ada", 1, true);
      if (result?.allowed === true) allowed += 1;
    }
    expect(allowed).toBe(3);
  });

  test("counts each subject by itself", async () => {
    const policy = newPolicy(1);
    const limiter = newLimiter();
    expect(await limiter.take(policy, "ada", 1)).toMatchObject({ allowed: true });
    expect(await limiter.take(policy, "ada", 1)).toMatchObject({ allowed: false, remaining: 0 });
    expect(await limiter.take(policy, "bob", 1)).toMatchObject({ allowed: true });
  });

  test("counts a call as what it costs, and still lets a cheaper one through", async () => {
    const policy = newPolicy(10);
    const limiter = newLimiter();
    expect(await limiter.take(policy, "ada", 8)).toMatchObject({ allowed: true, remaining: 2 });
    expect(await limiter.take(policy, "ada", 5)).toMatchObject({ allowed: false });
    expect(await limiter.take(policy, "ada", 2)).toMatchObject({ allowed: true, remaining: 0 });
  });

  test("stays counted for a client that goes on, while more others pass than are cached", async () => {
    const policy = newPolicy(100_000);
    const limiter = newLimiter();
    await limiter.take(policy, "ada", 1000);
    for (let other = 0; other < 60_000; other += 1) {
      await limiter.take(policy, `other ${other}`, 1);
      if (other % 10_000 === 0) await limiter.take(policy, "ada", 0);
    }
    expect(await limiter.take(policy, "ada", 0)).toMatchObject({ remaining: 99_000 });
    // A forgotten caller begins anew, and the number of remembered ones is bounded.
    expect(await limiter.take(policy, "other 0", 0)).toMatchObject({ remaining: 100_000 });
  });

  test("says when to come back, and begins anew then", async () => {
    const policy = newPolicy(1, 1);
    const limiter = newLimiter();
    await limiter.take(policy, "ada", 1);
    const refused = await limiter.take(policy, "ada", 1);
    expect(refused.allowed).toBe(false);
    expect(refused.resetsIn).toBe(1);
    await eventually(async () => expect((await limiter.take(policy, "ada", 1)).allowed).toBe(true));
  });

  test("refuses without asking the database again until its window ends", async () => {
    const policy = newPolicy(1);
    const limiter = newLimiter();
    await limiter.take(policy, "ada", 1);
    await limiter.take(policy, "ada", 1);
    const insert = vi.spyOn(server.runtime.database.db, "insert");
    expect((await limiter.take(policy, "ada", 1)).allowed).toBe(false);
    expect(insert).not.toHaveBeenCalled();
    insert.mockRestore();
  });

  test("asks the database nothing for the first twentieth of a window, and counts it with the second", async () => {
    const policy = newPolicy(100);
    const [here, there] = [newLimiter(), newLimiter()];
    const insert = vi.spyOn(server.runtime.database.db, "insert");
    for (let taken = 1; taken <= 5; taken += 1) {
      expect(await here.take(policy, "ada", 1)).toMatchObject({ allowed: true, remaining: 100 - taken });
    }
    expect(insert).not.toHaveBeenCalled();
    expect(await here.take(policy, "ada", 1)).toMatchObject({ allowed: true, remaining: 94 });
    expect(insert).toHaveBeenCalledOnce();
    insert.mockRestore();
    // The other instance has a share of its own, and then meets all that was used.
    const attempts = Array.from({ length: 200 }, () => there.take(policy, "ada", 1));
    expect(await allowedOf(attempts)).toBe(90);
  });

  test("is passed by one share at most on an instance that assumed its own", async () => {
    const policy = newPolicy(100);
    const [here, there] = [newLimiter(), newLimiter()];
    expect(await allowedOf(Array.from({ length: 200 }, () => here.take(policy, "ada", 1)))).toBe(100);
    expect(await allowedOf(Array.from({ length: 200 }, () => there.take(policy, "ada", 1)))).toBe(5);
  });

  test("that refuses a dear call gives nothing of the assumed share away uncounted", async () => {
    const policy = newPolicy(100);
    const limiter = newLimiter();
    let allowed = 0;
    for (let attempt = 0; attempt < 60; attempt += 1) if ((await limiter.take(policy, "ada", 3)).allowed) allowed += 3;
    for (let attempt = 0; attempt < 5; attempt += 1) if ((await limiter.take(policy, "ada", 1)).allowed) allowed += 1;
    expect(allowed).toBe(100);
  });

  test("takes back what turned out not to count", async () => {
    const policy = newPolicy(1);
    const limiter = newLimiter();
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect((await limiter.take(policy, "ada", 1, true)).allowed).toBe(true);
      await limiter.refund(policy, "ada", 1);
    }
  });
});
