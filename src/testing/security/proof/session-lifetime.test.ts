import { afterAll, beforeAll, expect, test } from "vitest";
import { openConnection } from "../../database/database";
import { storedSessions } from "../../people/in-flight";
import { type Person, postJson, signUp } from "../../people/people";
import { startServer, type TestServer } from "../../server/runtime";
import { isSignedIn, signUpWithSecondFactor, forgetCodes, giveCode } from "../../people/second-factor";
import { claimsOf } from "../../people/tokens";

const day = 86_400_000;
let server: TestServer;
let sql: ReturnType<typeof openConnection>;
beforeAll(async () => {
  server = await startServer();
  sql = openConnection(server.databaseUrl);
});
afterAll(async () => {
  await sql.end();
  await server.close();
});

const withoutToken = (cookie: string) => cookie.replace(/[\w.-]*session_data=[^;]+;? ?/, "");
const ageBy = ({ userId }: Person, hours: number) => sql`
  update sessions set created_at = created_at - make_interval(hours => ${hours}), expires_at = now() + interval '1 hour'
  where user_id = ${userId}`;

test("use extends a session, and its cookie, up to thirty days after it was opened", async () => {
  const ada = await signUp({ server });
  await ageBy(ada, 29 * 24 + 12);
  const headers = { cookie: withoutToken(ada.cookie) };
  for (const path of ["/api/auth/get-session", "/api/trpc/tasks.counts"]) {
    const answer = await server.fetch(path, { headers });
    expect(answer.status).toBe(200);
    const line = answer.headers.getSetCookie().find((each) => each.includes("session_token=")) ?? "";
    expect(Number(/max-age=(\d+)/i.exec(line)?.[1])).toBeLessThanOrEqual(12 * 3600);
  }
  const [session] = await storedSessions(ada);
  const [openedAt, endsAt] = [session?.["created_at"], session?.["expires_at"]];
  expect(Number(endsAt) - Number(openedAt)).toBeLessThanOrEqual(30 * day);
  expect(Number(endsAt)).toBeGreaterThan(Date.now() + 3_600_000);
});

test("the lifetime is a setting", async () => {
  const strict = await startServer({ SESSION_LIFETIME: "1", DATABASE_URL: server.databaseUrl });
  const ada = await signUp({ server: strict });
  const [session] = await storedSessions(ada);
  expect(Number(session?.["expires_at"]) - Number(session?.["created_at"])).toBeLessThanOrEqual(day);
  await sql`update sessions set created_at = now() - interval '25 hours', expires_at = now() + interval '1 day' where user_id = ${ada.userId}`;
  expect(await isSignedIn(strict, withoutToken(ada.cookie))).toBe(false);
  await strict.close();
});

test("no Bearer token outlives its session", async () => {
  const ada = await signUp({ server });
  // It would be extended, if it could be.
  await sql`
    update sessions set created_at = now() - interval '30 days' + interval '60 seconds', expires_at = now() + interval '60 seconds'
    where user_id = ${ada.userId}`;
  const answer = await server.fetch("/api/auth/token", {
    headers: { cookie: withoutToken(ada.cookie) },
  });
  const { token }: { token: string } = await answer.json();
  const [session] = await storedSessions(ada);
  const expiry = Number(claimsOf({ ...ada, token })["exp"]) * 1000;
  expect(expiry).toBeLessThanOrEqual(Number(session?.["expires_at"]));
});

test("a User-Agent is stored with at most three hundred characters everywhere", async () => {
  const long = "x".repeat(14_000);
  const ada = await signUpWithSecondFactor(server);
  await forgetCodes(ada);
  const credentials = { email: ada.email, password: ada.password };
  const waiting = await postJson(server, "/api/auth/sign-in/email", credentials, { "user-agent": long });
  const cookie = waiting.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const body = { code: ada.codeIn(0), trustDevice: true };
  const answer = await postJson(server, "/api/auth/two-factor/verify-totp", body, { cookie, "user-agent": long });
  expect(answer.status).toBe(200);
  expect((await giveCode(ada, cookie, { code: "000000" })).answer.status).toBe(401);
  const lengths = await sql`
    select length(user_agent) from sessions where user_agent like 'xxx%'
    union all select length(user_agent) from audit_events where user_agent like 'xxx%'
    union all select length(user_agent) from verifications where user_agent like 'xxx%'`;
  const all = lengths.map(({ length }) => Number(length));
  expect([all.length >= 4, new Set(all)]).toEqual([true, new Set([300])]);
});
