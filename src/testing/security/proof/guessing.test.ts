import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clientAddressHeader } from "~/server/http/address/client-address";
import { openConnection } from "../../database/database";
import { mailTo } from "../../mail/mailbox";
import { cookieFrom, newEmail, type Person, postJson, signUp } from "../../people/people";
import { startServer, type TestServer } from "../../server/runtime";

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ RATE_LIMIT: "on" });
});
afterAll(() => server.close());

const from = (address: string) => ({ [clientAddressHeader]: address });
const deviceIn = (cookie: string) =>
  cookie
    .split("; ")
    .filter((pair) => pair.includes("keel-device="))
    .join("");
const newPerson = () => signUp({ server });

/** Returns a new IP address for each attempt, as a distributed attacker has them. */
let used = 0;
const nextAddress = () => `198.18.${Math.floor((used += 1) / 250)}.${used % 250}`;

const give = async (email: string, password: string, headers: Record<string, string> = {}, asked = server) => {
  const answer = await postJson(
    asked,
    "/api/auth/sign-in/email",
    { email, password },
    { ...from(nextAddress()), ...headers },
  );
  return { status: answer.status, cookie: cookieFrom(answer), text: await answer.text() };
};

/** Sends a wrong password until it is compared or refused for good: a busy server says 503, and an attacker comes back. */
const guess = async (email: string): Promise<number> => {
  const { status } = await give(email, "a wrong guess");
  return status === 503 ? guess(email) : status;
};

/** Sends wrong passwords until the limit. Returns how many were compared. */
async function exhaust(email: string, headers: Record<string, string> = {}, asked = server) {
  for (let compared = 0; compared < 30; compared += 1) {
    const { status } = await give(email, `a wrong guess ${compared}`, headers, asked);
    if (status === 429) return compared;
    expect(status).toBe(401);
  }
  return 30;
}

describe("guesses at the password of an account", () => {
  test("from 96 IP addresses at once are compared eight times, however the account is spelled", async () => {
    const ada = await newPerson();
    const spellings = [ada.email, ada.email.toUpperCase(), ada.email.replace("e", "E")];
    const statuses = await Promise.all(Array.from({ length: 96 }, (_, at) => guess(spellings[at % 3] ?? "")));
    expect(statuses.filter((status) => status === 401)).toHaveLength(8);
    expect(statuses.filter((status) => status === 429)).toHaveLength(88);
  });

  test("do not lock out its owner, whose browser it knows", async () => {
    const ada = await newPerson();
    expect(await exhaust(ada.email)).toBe(8);
    expect((await give(ada.email, ada.password)).status).toBe(429);
    expect((await give(ada.email, ada.password, { cookie: deviceIn(ada.cookie) })).status).toBe(200);
  });

  test("are not helped by the cookie of a browser that another account knows, or a made-up one", async () => {
    const [ada, eve] = [await newPerson(), await newPerson()];
    expect(await exhaust(ada.email)).toBe(8);
    for (const cookie of [deviceIn(eve.cookie), `keel-device=${"a".repeat(43)}`, "keel-device=x"]) {
      expect((await give(ada.email, ada.password, { cookie })).status).toBe(429);
    }
  });

  test("in a known browser are limited too, without using up the others' budget", async () => {
    const ada = await newPerson();
    expect(await exhaust(ada.email, { cookie: deviceIn(ada.cookie) })).toBe(8);
    expect((await give(ada.email, ada.password)).status).toBe(200);
  });

  test("end for the day after fifty, however long an attacker waits in between", async () => {
    const ada = await newPerson();
    const sql = openConnection(server.databaseUrl);
    let compared = 0;
    for (let window = 0; window < 8; window += 1) {
      // A limiter without a cache of refusals.
      const instance = await startServer({ RATE_LIMIT: "on", DATABASE_URL: server.databaseUrl });
      compared += await exhaust(ada.email, {}, instance);
      await instance.close();
      await sql`update allowances set resets_at = now() where key like 'sign-in-account:%'`;
    }
    await sql.end();
    expect(compared).toBe(50);
  });

  test("are answered alike for an unknown account, with and without a cookie", async () => {
    const ada = await newPerson();
    const shown = async (email: string, cookie: string) => {
      const answers = [];
      for (let attempt = 0; attempt < 10; attempt += 1) answers.push(await give(email, "a wrong guess", { cookie }));
      return answers.map(({ status, text }) => [status, text.replaceAll(/"request_id":"[^"]*"|\d+ s/g, "")]);
    };
    const made = `keel-device=${"a".repeat(43)}`;
    expect(await shown(ada.email, made)).toEqual(await shown(newEmail(), made));
  });

  test("by neighbours at one IP address do not affect a known browser", async () => {
    const ada = await newPerson();
    const neighbours = from("203.0.113.77");
    for (let attempt = 0; attempt < 40; attempt += 1) await give(newEmail(), "a wrong guess", neighbours);
    expect((await give(newEmail(), "a wrong guess", neighbours)).status).toBe(429);
    expect((await give(ada.email, ada.password, { ...neighbours, cookie: deviceIn(ada.cookie) })).status).toBe(200);
  });
});

test("guesses are limited for a network of IPv6, whichever of its addresses they come from", async () => {
  const statuses: number[] = [];
  for (let attempt = 0; attempt < 170; attempt += 1) {
    const address = `2001:db8:7:55${attempt.toString(16).padStart(2, "0")}::1`;
    const body = { code: "000000" };
    statuses.push((await postJson(server, "/api/auth/two-factor/verify-totp", body, from(address))).status);
  }
  expect(statuses.filter((status) => status === 401)).toHaveLength(160);
  expect(statuses.filter((status) => status === 429)).toHaveLength(10);
});

test("an owner in a new browser resets the password by mail, and signs in there, though attackers used up the budget", async () => {
  const ada = await newPerson();
  expect(await exhaust(ada.email)).toBe(8);
  await postJson(server, "/api/auth/request-password-reset", { email: ada.email }, from(nextAddress()));
  const { token } = await mailTo(server, ada.email, "reset-password");
  const body = { token, newPassword: "water the ferns on friday" };
  const reset = await postJson(server, "/api/auth/reset-password", body, from(nextAddress()));
  expect(reset.status).toBe(200);
  const cookie = deviceIn(cookieFrom(reset));
  expect(cookie).toMatch(/^keel-device=[\w-]{43}$/);
  expect((await give(ada.email, body.newPassword)).status).toBe(429);
  expect((await give(ada.email, body.newPassword, { cookie })).status).toBe(200);
});

describe("an attacker with a stolen session", () => {
  const change = (person: Person, currentPassword: string, cookie: string) =>
    postJson(
      server,
      "/api/auth/change-password",
      { currentPassword, newPassword: "quite another password" },
      { cookie, ...from(nextAddress()) },
    );
  const withoutDevice = (cookie: string) =>
    cookie
      .split("; ")
      .filter((pair) => !pair.includes("keel-device="))
      .join("; ");

  test("guesses its password ten times at most, over all addresses, and the owner's browser keeps working", async () => {
    const ada = await newPerson();
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 14; attempt += 1) {
      statuses.push((await change(ada, `a wrong guess ${attempt}`, withoutDevice(ada.cookie))).status);
    }
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 400), ...Array.from({ length: 4 }, () => 429)]);
    const refused = await change(ada, ada.password, withoutDevice(ada.cookie));
    expect([refused.status, Number(refused.headers.get("retry-after")) > 0]).toEqual([429, true]);
    expect((await change(ada, ada.password, ada.cookie)).status).toBe(200);
  });
});
