import { createPublicKey, verify } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { eventually } from "~/testing/eventually";
import { openConnection } from "~/testing/database/database";
import { type Person, postJson, signUp } from "~/testing/people/people";
import { createPushBrowser } from "~/testing/push/push-browser";
import { startPushService } from "~/testing/push/push-service";
import { callerAs } from "~/testing/server/caller";
import { serve, startServer, type TestServer, testRuntime } from "~/testing/server/runtime";
import { openBoss } from "../jobs/boss";
import { createPushDelivery, maxFailures } from "./delivery";
import { createPost } from "./post";
import { sendPush } from "./send-push";

let service: Awaited<ReturnType<typeof startPushService>>;
let server: TestServer;
/** Another instance on the same database. */
let other: TestServer;
let sql: ReturnType<typeof openConnection>;
let ada: Person;

beforeAll(async () => {
  service = await startPushService();
  server = await startServer({ PUSH_SERVICES: service.host });
  other = serve(testRuntime(server.databaseUrl, { PUSH_SERVICES: service.host }), server.databaseUrl);
  sql = openConnection(server.databaseUrl);
});
afterAll(async () => {
  await sql.end();
  await Promise.all([server.close(), other.close()]);
  await service.close();
});
beforeEach(async () => {
  service.received.length = 0;
  service.answerWith({ status: 201 });
  await sql`delete from pgboss.job where name = 'push'`;
  ada = await signUp({ server });
});

const message = { title: "Water the ferns", body: "Due 20 November 2026", tag: "task-1", path: "/tasks?task=1" };

/** Subscribes a browser of `person`. */
async function subscribe(person = ada) {
  const browser = createPushBrowser(`https://${service.host}/push`);
  const { id } = await callerAs(person).push.subscribe.mutate(browser.subscription);
  return { ...browser, id };
}

const enqueue = (person = ada) => {
  const { database, pushOutbox } = server.runtime;
  return database.db.transaction((db) => pushOutbox.enqueue(db, { ownerId: person.userId, message }));
};

const jobs = z.array(z.object({ data: z.record(z.string(), z.unknown()), after: z.number() }));
/** Returns what waits, and in how many seconds it is due. */
const queued = async () =>
  jobs.parse([
    ...(await sql`
      select data, extract(epoch from start_after - created_on)::float8 as after from pgboss.job
      where name = 'push' and state < 'active' order by created_on`),
  ]);

/** Does the work of the waiting jobs, as an instance does. Returns the outcomes. */
async function work({ on = server, timeLimit = 5000, services = [service.host] } = {}) {
  const { database, pushOutbox: outbox, pushCipher: cipher, log } = on.runtime;
  const post = createPost({
    findKey: outbox.findKey,
    services,
    contact: "mailto:a@b.example",
    ca: service.ca,
    timeLimit,
  });
  const deliver = createPushDelivery({ db: database.db, outbox, cipher, post, log, backoff: [30, 120] });
  const waiting = await queued();
  await sql`delete from pgboss.job where name = 'push'`;
  const outcomes = await Promise.all(waiting.map(({ data }) => deliver(data)));
  return outcomes.map(({ outcome }) => outcome);
}

const devices = async (person = ada) => (await callerAs(person).push.devices.query()).devices;

test("a message comes to the push service, encrypted for the browser and signed by this installation", async () => {
  const { read, subscription } = await subscribe();
  expect(await enqueue()).toBe(1);
  expect(JSON.stringify(await queued())).not.toContain("ferns");
  expect(await work()).toEqual(["sent"]);
  const [received, ...more] = service.received;
  expect(more).toEqual([]);
  if (received === undefined) throw new Error("Nothing was received.");
  expect(JSON.parse(read(received.body))).toEqual(message);
  expect(`https://${service.host}${received.path}`).toBe(subscription.endpoint);
  expect(received.headers).toMatchObject({ "content-encoding": "aes128gcm", ttl: "86400", urgency: "high" });
  const [, token = "", key = ""] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(received.headers.authorization ?? "") ?? [];
  const { publicKey } = await callerAs(ada).push.devices.query();
  expect(key).toBe(publicKey);
  const [header = "", claims = "", signature = ""] = token.split(".");
  const point = Buffer.from(key, "base64url");
  const [x, y] = [point.subarray(1, 33).toString("base64url"), point.subarray(33).toString("base64url")];
  const verifier = createPublicKey({ key: { kty: "EC", crv: "P-256", x, y }, format: "jwk" });
  const signed = Buffer.from(`${header}.${claims}`);
  const signing = { key: verifier, dsaEncoding: "ieee-p1363" } as const;
  expect(verify("sha256", signed, signing, Buffer.from(signature, "base64url"))).toBe(true);
  const { exp, ...said } = JSON.parse(Buffer.from(claims, "base64url").toString());
  expect(said).toEqual({ aud: `https://${service.host}`, sub: "mailto:a@b.example" });
  expect(exp).toBeLessThan(Date.now() / 1000 + 24 * 3600);
  expect((await devices())[0]?.lastUsedAt).not.toBeNull();
});

test("all instances have one key, and it is stored encrypted", async () => {
  const [one, another] = await Promise.all([server, other].map(({ runtime }) => runtime.pushOutbox.findKey()));
  expect(one?.publicKey).toBe(another?.publicKey);
  const rows = await sql`select private_key from push_keys`;
  expect(rows).toHaveLength(1);
  expect(String(rows[0]?.["private_key"])).toMatch(/^\$ba\$1\$/);
});

test("two instances that work at once send it once", async () => {
  await subscribe();
  for (let at = 0; at < 5; at += 1) await enqueue();
  const stops = await Promise.all(
    [server, other].map(async ({ runtime }) =>
      sendPush(runtime, { every: 50, ca: service.ca })(await openBoss(runtime.database.db)),
    ),
  );
  await eventually(async () => expect(service.received.length).toBeGreaterThanOrEqual(5));
  await eventually(async () => expect(await queued()).toEqual([]));
  await Promise.all(stops.map((stop) => stop()));
  expect(service.received).toHaveLength(5);
});

test("every browser of the user gets it, and none of another", async () => {
  const second = await postJson(server, "/api/auth/sign-in/email", { email: ada.email, password: ada.password });
  const cookie = second.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const answer = await server.fetch("/api/auth/token", { headers: { cookie } });
  const { token } = z.object({ token: z.string() }).parse(await answer.json());
  const browsers = [await subscribe(), await subscribe({ ...ada, token })];
  const stranger = await subscribe(await signUp({ server }));
  expect(await enqueue()).toBe(2);
  expect(await work()).toEqual(["sent", "sent"]);
  const bodies = service.received.map(({ body }) => body);
  for (const { read } of browsers) expect(bodies.filter((body) => isReadBy(read, body))).toHaveLength(1);
  expect(bodies.filter((body) => isReadBy(stranger.read, body))).toEqual([]);
});

const isReadBy = (read: (body: Buffer) => string, body: Buffer) => {
  try {
    return read(body) !== "";
  } catch {
    return false;
  }
};

describe("a push service", () => {
  test.each([404, 410])("that answers %i knows the browser no more, which is forgotten", async (status) => {
    await subscribe();
    await enqueue();
    service.answerWith({ status });
    expect(await work()).toEqual(["gone"]);
    expect([await devices(), await queued(), await enqueue()]).toEqual([[], [], 0]);
  });

  test.each([429, 500, 503])("that answers %i is asked again, and not without end", async (status) => {
    await subscribe();
    await enqueue();
    service.answerWith({ status });
    expect(await work()).toEqual(["delayed"]);
    expect((await queued())[0]?.after).toBeCloseTo(30, 0);
    expect(await work()).toEqual(["delayed"]);
    expect((await queued())[0]?.after).toBeCloseTo(120, 0);
    expect(await work()).toEqual(["failed"]);
    expect(await queued()).toEqual([]);
    expect(await devices()).toHaveLength(1);
  });

  test("may say when, within an hour", async () => {
    await subscribe();
    const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toUTCString();
    for (const [said, after] of [
      ["300", 300],
      ["99999999999", 3600],
      [inSeconds(600), 600],
      [inSeconds(99_999), 3600],
      [inSeconds(-600), 30],
      ["Wed, 99 Nov 2026 00:00:00 GMT", 30],
      ["1", 30],
      ["soon", 30],
      ["-1", 30],
    ] as const) {
      await enqueue();
      service.answerWith({ status: 429, headers: { "retry-after": said } });
      expect(await work()).toEqual(["delayed"]);
      const waits = (await queued())[0]?.after;
      // A date has whole seconds, and time has passed since.
      expect(waits).toBeLessThan(after + 1);
      expect(waits).toBeGreaterThan(after > 300 ? after - 60 : after - 1);
      await sql`delete from pgboss.job where name = 'push'`;
    }
  });

  test("that leads elsewhere is not followed", async () => {
    await subscribe();
    await enqueue();
    service.answerWith({ status: 307, headers: { location: `https://${service.host}/elsewhere` } });
    expect(await work()).toEqual(["failed"]);
    expect(service.received).toHaveLength(1);
  });

  test("that never answers is left, and asked again", async () => {
    await subscribe();
    await enqueue();
    service.answerWith("never");
    expect(await work({ timeLimit: 300 })).toEqual(["delayed"]);
  });

  test("that refuses again and again is given up, and one success in between begins anew", async () => {
    await subscribe();
    const fail = async (times: number) => {
      service.answerWith({ status: 403 });
      for (let at = 0; at < times; at += 1) {
        await enqueue();
        expect(await work()).toEqual(["failed"]);
      }
    };
    await fail(maxFailures - 1);
    service.answerWith({ status: 201 });
    await enqueue();
    expect(await work()).toEqual(["sent"]);
    await fail(maxFailures - 1);
    expect(await devices()).toHaveLength(1);
    await fail(1);
    expect(await devices()).toEqual([]);
  });

  test("that the administrator has taken from the list is not called any more", async () => {
    await subscribe();
    await enqueue();
    expect(await work({ services: ["fcm.googleapis.com"] })).toEqual(["failed"]);
    expect(service.received).toEqual([]);
  });
});

describe("nothing is sent any more", () => {
  test("once the session of the browser has ended, also to what is queued", async () => {
    await subscribe();
    await enqueue();
    await callerAs(ada).sessions.revokeAll.mutate();
    expect(await work()).toEqual(["nothing to do"]);
    expect(await sql`select from push_subscriptions where user_id = ${ada.userId}`).toHaveLength(0);
  });

  test("after signing out", async () => {
    await subscribe();
    await postJson(server, "/api/auth/sign-out", {}, { cookie: ada.cookie });
    expect(await enqueue()).toBe(0);
    expect(await sql`select from push_subscriptions where user_id = ${ada.userId}`).toHaveLength(0);
  });

  test("when the session has expired, or grown too old", async () => {
    await subscribe();
    await sql`update sessions set created_at = now() - interval '31 days' where user_id = ${ada.userId}`;
    expect(await enqueue()).toBe(0);
    await sql`update sessions set created_at = now() where user_id = ${ada.userId}`;
    expect(await enqueue()).toBe(1);
    await sql`update sessions set expires_at = now() - interval '1 second' where user_id = ${ada.userId}`;
    expect(await enqueue()).toBe(0);
    expect(await work()).toEqual(["nothing to do"]);
  });

  test("to a user who has had too much within an hour", async () => {
    await subscribe();
    await sql`insert into allowances (key, used, resets_at) values (${`push:${ada.userId}`}, 120, now() + interval '1 hour')`;
    expect(await enqueue()).toBe(0);
    expect(await callerAs(ada).push.test.mutate()).toEqual({ devices: 0 });
  });
});
