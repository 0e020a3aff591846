import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clientAddressHeader } from "../../http/address/client-address";
import { openConnection } from "~/testing/database/database";
import { cookieFrom, type Person, postJson, signUp } from "~/testing/people/people";
import { startServer, type TestServer } from "~/testing/server/runtime";

let server: TestServer;
let database: ReturnType<typeof openConnection>;
beforeAll(async () => {
  server = await startServer();
  database = openConnection(server.databaseUrl);
});
afterAll(async () => {
  await database.end();
  await server.close();
});

const firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0";
const from = (address: string, userAgent = firefox) => ({ [clientAddressHeader]: address, "user-agent": userAgent });
const deviceOf = (cookie: string) => cookie.split("; ").filter((pair) => pair.startsWith("keel-device="));

async function signIn(person: Person, headers: Record<string, string> = {}, password = person.password) {
  const response = await postJson(server, "/api/auth/sign-in/email", { email: person.email, password }, headers);
  return { response, cookie: cookieFrom(response, headers["cookie"]) };
}

const mailsTo = async ({ email }: Person) =>
  (await database`select kind from mails where recipient = ${email} and kind = 'new-sign-in'`).length;
const devicesOf = async ({ userId }: Person) =>
  (await database`select id from known_devices where user_id = ${userId}`).length;

describe("a browser", () => {
  test("that signed up is known: signing in there again writes no mail", async () => {
    const ada = await signUp({ server });
    const device = deviceOf(ada.cookie);
    expect(device).toHaveLength(1);
    const { response, cookie } = await signIn(ada, { cookie: device.join(), ...from("192.0.2.1") });
    expect(response.status).toBe(200);
    expect(deviceOf(cookie)).toEqual(device);
    expect([await mailsTo(ada), await devicesOf(ada)]).toEqual([0, 1]);
  });

  test("that is new is written about, once, and known from then on", async () => {
    const ada = await signUp({ server });
    const { cookie, response } = await signIn(ada, from("192.0.2.1"));
    const line = response.headers.getSetCookie().find((set) => set.startsWith("keel-device=")) ?? "";
    expect(line).toMatch(/^keel-device=[\w-]{43}; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Lax$/i);
    expect(await mailsTo(ada)).toBe(1);
    await signIn(ada, { cookie: deviceOf(cookie).join(), ...from("198.51.100.1") });
    expect([await mailsTo(ada), await devicesOf(ada)]).toEqual([1, 2]);
  });

  test("is known to each of its people alone, and its row does not tell who shares it", async () => {
    const [ada, eve] = [await signUp({ server }), await signUp({ server })];
    const device = deviceOf(ada.cookie).join();
    const { cookie } = await signIn(eve, { cookie: device, ...from("192.0.2.1") });
    expect(deviceOf(cookie).join()).toBe(device);
    expect(await mailsTo(eve)).toBe(1);
    const rows = await database`select secret_hash from known_devices where user_id in (${ada.userId}, ${eve.userId})`;
    expect(new Set(rows.map(({ secret_hash }) => secret_hash)).size).toBe(rows.length);
    expect(JSON.stringify(rows)).not.toContain(device.split("=")[1]);
  });

  test("cannot choose a secret that is none of ours", async () => {
    const ada = await signUp({ server });
    for (const forged of ["", "x", "a".repeat(44), "a'; drop table users", "é".repeat(43)]) {
      const { cookie, response } = await signIn(ada, { cookie: `keel-device=${encodeURIComponent(forged)}` });
      expect(response.status).toBe(200);
      expect(deviceOf(cookie).join()).toMatch(/^keel-device=[\w-]{43}$/);
    }
  });

  test("gets a cookie that belongs to this host alone where it is reached over https", async () => {
    const secure = await startServer({ BETTER_AUTH_URL: "https://keel.example.com", DATABASE_URL: server.databaseUrl });
    const ada = await signUp({ server: secure });
    expect(ada.cookie).toMatch(/__Host-keel-device=[\w-]{43}/);
    await secure.close();
  });
});

describe("the mails", () => {
  test("are one a day for each program and network, of a program without cookies, too", async () => {
    const ada = await signUp({ server });
    for (const address of ["192.0.2.1", "192.0.2.2", "192.0.2.3"]) await signIn(ada, from(address, "curl/8.5.0"));
    expect([await mailsTo(ada), await devicesOf(ada)]).toEqual([1, 4]);
    await signIn(ada, from("198.51.100.1", "curl/8.5.0"));
    await signIn(ada, from("198.51.100.1", firefox));
    expect(await mailsTo(ada)).toBe(3);
  });

  test("are ten a day for everything together, and 50 browsers are kept", async () => {
    const ada = await signUp({ server });
    await database`insert into known_devices (user_id, id, secret_hash, last_seen_at)
      select ${ada.userId}, gen_random_uuid(), md5(n::text), now() - interval '1 day' from generate_series(1, 60) n`;
    for (let program = 0; program < 12; program += 1) await signIn(ada, from("192.0.2.1", `program-${program}/1`));
    expect([await mailsTo(ada), await devicesOf(ada)]).toEqual([10, 50]);
    const { response } = await signIn(ada, { cookie: deviceOf(ada.cookie).join(), ...from("203.0.113.9") });
    expect(response.status).toBe(200);
    expect(await mailsTo(ada)).toBe(10);
  });

  test("are not written for a wrong password, and nothing of it shows in the answer", async () => {
    const ada = await signUp({ server });
    const { response } = await signIn(ada, from("192.0.2.1"), "a wrong long password");
    expect(response.status).toBe(401);
    expect(response.headers.getSetCookie().join()).not.toContain("keel-device");
    expect([await mailsTo(ada), await devicesOf(ada)]).toEqual([0, 1]);
  });

  test("go with the account", async () => {
    const ada = await signUp({ server });
    await database`delete from users where id = ${ada.userId}`;
    expect(await devicesOf(ada)).toBe(0);
  });
});

test("if no mail can be put into the outbox, the user is not signed in and the session ends", async () => {
  const ada = await signUp({ server });
  await database`revoke insert on mails from keel_app`;
  try {
    const { response, cookie } = await signIn(ada, from("192.0.2.1"));
    expect(response.status).toBe(503);
    expect(cookie).not.toMatch(/session|keel-device/);
    const sessions = await database`select id from sessions where user_id = ${ada.userId}`;
    expect([sessions.length, await devicesOf(ada)]).toEqual([1, 1]);
  } finally {
    await database`grant insert on mails to keel_app`;
  }
  expect((await signIn(ada, from("192.0.2.1"))).response.status).toBe(200);
  expect(await mailsTo(ada)).toBe(1);
});
