import { rm } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { cloneDatabase } from "~/testing/database/database";
import { eventually } from "~/testing/eventually";
import { cookieFrom, newEmail, postJson, tokenFor } from "~/testing/people/people";
import { buildApiProgram, startInstance, type Instance } from "~/testing/server/api-process";
import { eventsOf } from "~/testing/server/live";

/** Two instances of the app, each in a process of its own, on one database. */
let here: Instance;
let there: Instance;
let program: string;
let authorization: string;

beforeAll(async () => {
  const [databaseUrl, built] = await Promise.all([cloneDatabase(), buildApiProgram()]);
  program = built;
  const environment = {
    BETTER_AUTH_URL: "http://localhost:4400",
    BETTER_AUTH_SECRET: "kQ7zV1xN4bT9mW2cR8yL5pD3hJ6sF0gA",
    DATABASE_URL: databaseUrl,
    RATE_LIMIT: "off",
    LOG_LEVEL: "error",
  };
  here = await startInstance(program, environment);
  there = await startInstance(program, environment);
  const account = { name: "Ada", email: newEmail(), password: "a long enough password" };
  const signedUp = await postJson(here, "/api/auth/sign-up/email", account);
  authorization = `Bearer ${await tokenFor(cookieFrom(signedUp), here)}`;
});
afterAll(async () => {
  for (const { app } of [here, there]) app.child.kill("SIGKILL");
  await Promise.all([here.app.ended, there.app.ended]);
  await rm(program, { force: true });
});

const numbered = z.object({ seq: z.number() });

function listen(instance: Instance) {
  const numbers: number[] = [];
  const reading = (async () => {
    const answer = await instance.fetch("/api/trpc/sync.live", { headers: { authorization } });
    for await (const { event, data } of eventsOf(answer)) {
      if (event === "return") throw new Error("tRPC's client would not come back.");
      if (event === "message") numbers.push(numbered.parse(JSON.parse(data)).seq);
    }
  })();
  return { numbers, reading };
}

const create = () =>
  here.fetch("/api/trpc/tasks.create", {
    method: "POST",
    headers: { authorization, "content-type": "application/json" },
    body: JSON.stringify({ title: "Read" }),
  });

test("a change is reported although its instance dies before it notifies the others, and a stopping one ends its streams first", async () => {
  const { numbers, reading } = listen(there);
  await eventually(() => expect(numbers).toEqual([0]));
  await create();
  await eventually(() => expect(numbers).toEqual([0, 1]));
  expect((await create()).status).toBe(200);
  here.app.child.kill("SIGKILL");
  await eventually(() => expect(numbers.at(-1)).toBe(2));
  there.app.child.kill("SIGTERM");
  // It ends properly, not with a broken connection.
  await reading;
  expect((await there.app.ended).code).toBe(0);
});
