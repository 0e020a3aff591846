import { afterAll, beforeAll, expect, test } from "vitest";
import { signInAgain, signUpAdmin } from "~/testing/people/admins";
import { callerAs } from "~/testing/server/caller";
import { growthOf } from "~/testing/server/metrics";
import { mailTo } from "~/testing/mail/mailbox";
import { type Person, postJson, signUp } from "~/testing/people/people";
import { startServer, type TestServer } from "~/testing/server/runtime";
import { claimsOf } from "~/testing/people/tokens";

let server: TestServer;
let admin: Person;
beforeAll(async () => {
  server = await startServer();
  admin = await signUpAdmin({ server });
});
afterAll(() => server.close());

const post = ({ cookie }: Person, path: string, body: object) => postJson(server, `/api/auth${path}`, body, { cookie });
const sessionOf = (person: Person) => String(claimsOf(person)["sid"]);
const users = () => callerAs(admin).users;
const reason = "Stolen";
const another = "another long password";

/** Ways to end sessions of a user who has three, and how many of them end. */
const ways: [what: string, count: number, end: (ada: Person) => Promise<unknown>][] = [
  ["signing out", 1, (ada) => post(ada, "/sign-out", {})],
  ["ending one session", 1, (ada) => callerAs(ada).sessions.revoke.mutate({ id: sessionOf(ada) })],
  ["ending the others", 2, (ada) => callerAs(ada).sessions.revokeOthers.mutate()],
  ["ending all", 3, (ada) => callerAs(ada).sessions.revokeAll.mutate()],
  // The one that changes it begins anew.
  [
    "another password",
    3,
    (ada) => post(ada, "/change-password", { currentPassword: ada.password, newPassword: another }),
  ],
  [
    "another password by a link",
    3,
    async (ada) => {
      await post(ada, "/request-password-reset", { email: ada.email });
      const { token } = await mailTo(server, ada.email, "reset-password");
      return post(ada, "/reset-password", { token, newPassword: another });
    },
  ],
  [
    "the end of the account",
    3,
    (ada) => post(ada, "/delete-user", { confirmation: ada.email, password: ada.password }),
  ],
  [
    "an administrator who ends one",
    1,
    (ada) => users().revokeSession.mutate({ id: ada.userId, reason, sessionId: sessionOf(ada) }),
  ],
  ["an administrator who ends all", 3, ({ userId: id }) => users().revokeSessions.mutate({ id, reason })],
  ["a reset of the second factor", 3, ({ userId: id }) => users().resetSecondFactor.mutate({ id, reason })],
  ["a ban", 3, ({ userId: id }) => users().ban.mutate({ id, reason })],
];

const name = "keel_session_duration_seconds";

test.each(ways)(
  "sessions that end by %s are counted, %i of them, with how long they lasted",
  async (_what, count, end) => {
    const ada = await signUp({ server });
    for (let time = 0; time < 2; time += 1) await signInAgain(ada);
    const growth = await growthOf(server, () => end(ada));
    expect([growth.get(`${name}_count`), growth.get(`${name}_bucket{le="60"}`)]).toEqual([count, count]);
    expect(growth.get(`${name}_sum`)).toBeGreaterThan(0);
  },
);

test("a session that another user may not end, or an action without effect, counts for none", async () => {
  const [ada, eve] = [await signUp({ server }), await signUp({ server })];
  const growth = await growthOf(server, async () => {
    await expect(callerAs(eve).sessions.revoke.mutate({ id: sessionOf(ada) })).rejects.toThrow(/someone else/);
    await expect(users().ban.mutate({ id: admin.userId, reason })).rejects.toThrow(/yourself/);
    expect((await post(ada, "/delete-user", { confirmation: ada.email, password: another })).status).toBe(400);
  });
  expect(growth.get(`${name}_count`)).toBeUndefined();
});
