import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { openConnection } from "~/testing/database/database";
import { eventually } from "~/testing/eventually";
import { type Person, postJson, signUp } from "~/testing/people/people";
import { callerAs } from "~/testing/server/caller";
import { eventsOf, type StreamEvent } from "~/testing/server/live";
import { send } from "~/testing/server/responses";
import { startServer, type TestServer } from "~/testing/server/runtime";
import { maxStreams } from "./streams";

/** Two instances on one database. */
let here: TestServer;
let there: TestServer;

beforeAll(async () => {
  here = await startServer();
  there = await startServer({ DATABASE_URL: here.databaseUrl });
});
afterAll(async () => {
  await there.close();
  await here.close();
});

const numbered = z.object({ seq: z.number() });

/** The events that a browser receives. */
function listen(server: TestServer, { token }: Person) {
  const events: StreamEvent[] = [];
  const leaving = new AbortController();
  const state = { isOver: false };
  const reading = (async () => {
    const { signal } = leaving;
    const answer = await server.fetch("/api/trpc/sync.live", { headers: { authorization: `Bearer ${token}` }, signal });
    for await (const event of eventsOf(answer)) events.push(event);
    return answer;
  })().finally(() => (state.isOver = true));
  return {
    events,
    state,
    reading,
    leave: () => leaving.abort(),
    numbers: () =>
      events.flatMap(({ event, data }) => (event === "message" ? [numbered.parse(JSON.parse(data)).seq] : [])),
  };
}

async function clockOf({ userId, server }: Person): Promise<number> {
  const sql = openConnection(server.databaseUrl);
  const [clock] = await sql<{ seq: string }[]>`select seq from change_clocks where user_id = ${userId}`;
  await sql.end();
  return Number(clock?.seq ?? 0);
}

test("a stream sends the number of the last change at once, and of each later one on any instance", async () => {
  const ada = await signUp({ server: here });
  await callerAs(ada).tasks.create.mutate({ title: "Read" });
  const streams = [listen(here, ada), listen(there, ada)];
  for (const { numbers } of streams) await eventually(() => expect(numbers()).toEqual([1]));
  for (const server of [here, there]) {
    await callerAs({ ...ada, server }).tasks.create.mutate({ title: "Write" });
    const seq = await clockOf(ada);
    for (const { numbers } of streams) await eventually(() => expect(numbers().at(-1)).toBe(seq));
  }
  for (const { events } of streams) {
    expect(events[0]).toMatchObject({ event: "connected", data: '{"reconnectAfterInactivityMs":40000}' });
    expect(events.find(({ event }) => event === "message")?.id).toBe("1");
  }
  for (const { leave } of streams) leave();
});

test("no user hears of another's changes", async () => {
  const [ada, bob] = [await signUp({ server: here }), await signUp({ server: here })];
  const stream = listen(here, bob);
  await eventually(() => expect(stream.numbers()).toEqual([0]));
  await callerAs(ada).tasks.create.mutate({ title: "Read" });
  await callerAs(bob).tasks.create.mutate({ title: "Write" });
  await eventually(() => expect(stream.numbers()).toEqual([0, 1]));
  stream.leave();
});

test("a change whose hint is lost is reported all the same", async () => {
  const ada = await signUp({ server: here });
  const stream = listen(there, ada);
  await eventually(() => expect(stream.numbers()).toEqual([0]));
  const sql = openConnection(here.databaseUrl);
  await sql`insert into change_clocks (user_id, seq) values (${ada.userId}, 5)`;
  await sql.end();
  await eventually(() => expect(stream.numbers()).toEqual([0, 5]));
  stream.leave();
});

describe("a stream ends, such that the client comes back and is asked who it is,", () => {
  const ends = async (stream: ReturnType<typeof listen>) => {
    await eventually(() => expect(stream.state.isOver).toBe(true));
    expect(stream.events.map(({ event }) => event)).not.toContain("return");
    expect(stream.events.map(({ event }) => event)).not.toContain("serialized-error");
  };

  test("when its session is signed out, on every instance, while those of others continue", async () => {
    const ada = await signUp({ server: here });
    const bob = await signUp({ server: here });
    const [own, elsewhere, other] = [listen(here, ada), listen(there, ada), listen(there, bob)];
    for (const { numbers } of [own, elsewhere, other]) await eventually(() => expect(numbers()).toEqual([0]));
    await postJson(here, "/api/auth/sign-out", {}, { cookie: ada.cookie });
    await ends(own);
    await ends(elsewhere);
    expect(other.state.isOver).toBe(false);
    other.leave();
  });

  test("when its account is deleted", async () => {
    const ada = await signUp({ server: here });
    const stream = listen(there, ada);
    await eventually(() => expect(stream.numbers()).toEqual([0]));
    await postJson(
      here,
      "/api/auth/delete-user",
      { confirmation: ada.email, password: ada.password },
      { cookie: ada.cookie },
    );
    await ends(stream);
  });

  test("when its server stops, as does one opened after that", async () => {
    const stopping = await startServer({ DATABASE_URL: here.databaseUrl });
    const ada = await signUp({ server: stopping });
    const stream = listen(stopping, ada);
    await eventually(() => expect(stream.numbers()).toEqual([0]));
    stopping.runtime.hints.endStreams();
    await ends(stream);
    await ends(listen(stopping, ada));
    await stopping.close();
  });
});

test("a user with too many streams loses the oldest, whose client is told to wait before it comes back", async () => {
  const ada = await signUp({ server: here });
  const oldest = listen(here, ada);
  await eventually(() => expect(oldest.numbers()).toEqual([0]));
  const others = Array.from({ length: maxStreams }, () => listen(here, ada));
  await eventually(() => expect(oldest.state.isOver).toBe(true));
  const { event, data } = oldest.events.at(-1) ?? {};
  expect(event).toBe("serialized-error");
  expect(JSON.parse(data ?? "")).toMatchObject({ data: { code: "TOO_MANY_REQUESTS", httpStatus: 429 } });
  for (const { numbers } of others) await eventually(() => expect(numbers()).toEqual([0]));
  for (const { leave } of others) leave();
});

test("a stalled reader gets the last of many changes, and no other", async () => {
  const ada = await signUp({ server: here });
  const { reading, leave, numbers } = listen(here, ada);
  await eventually(() => expect(numbers()).toEqual([0]));
  await Promise.all(Array.from({ length: 20 }, () => callerAs(ada).tasks.create.mutate({ title: "Read" })));
  await eventually(() => expect(numbers().at(-1)).toBe(20));
  expect(numbers().length).toBeLessThan(20);
  leave();
  await reading.catch(() => undefined);
});

test("the response is a stream that no proxy buffers, and a visitor gets none", async () => {
  const ada = await signUp({ server: here });
  const leaving = new AbortController();
  const answer = await here.fetch("/api/trpc/sync.live", {
    headers: { authorization: `Bearer ${ada.token}`, "accept-encoding": "gzip" },
    signal: leaving.signal,
  });
  expect(answer.headers.get("content-type")).toBe("text/event-stream");
  expect(answer.headers.get("content-encoding")).toBeNull();
  expect(answer.headers.get("x-accel-buffering")).toBe("no");
  leaving.abort();
});

test("a visitor is told to sign in, in the stream itself, where a browser can read it", async () => {
  expect(await send({ server: here }, "sync.live", undefined)).toMatchObject({
    status: 401,
    refusal: { code: "UNAUTHORIZED", message: "Sign in first." },
  });
});

test("a request that is not for a stream is refused with a status", async () => {
  const ada = await signUp({ server: here });
  const headers = { authorization: `Bearer ${ada.token}`, "content-type": "application/json" };
  const post = { method: "POST", headers: { ...headers, origin: here.runtime.origin }, body: "{}" };
  expect((await here.fetch("/api/trpc/sync.live", post)).status).toBe(405);
  for (const query of [",tasks.counts?batch=1", "?batch=1"])
    expect((await here.fetch(`/api/trpc/sync.live${query}`, { headers })).status).toBe(400);
});
