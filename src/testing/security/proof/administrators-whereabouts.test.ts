import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AppRouter } from "~/server/router";
import { signInAgain, signUpAdmin } from "../../people/admins";
import { type Caller, callerAs, callerWith } from "../../server/caller";
import { postJson, type Person, signUp } from "../../people/people";
import { restAs } from "../../server/rest";
import { startServer, type TestServer } from "../../server/runtime";

let server: TestServer;
let admin: Person;
let administration: Caller;

const address = "203.0.113.77";
const program = "AdminsOwnProgram/7.1";
const requestId = "the-admins-own-request";

beforeAll(async () => {
  server = await startServer();
  admin = await signUpAdmin({ server, name: "Grace Hopper" });
  administration = callerWith(server, {
    authorization: `Bearer ${admin.token}`,
    "user-agent": program,
    "x-keel-client-address": address,
    "x-request-id": requestId,
  });
});
afterAll(() => server.close());

type Action = Extract<keyof AppRouter["users"], string>;
type Target = { id: string; reason: string };

/** Each action on another account, in an order in which each of them is recorded. */
const actions: Partial<Record<Action, (acted: Target) => Promise<unknown>>> = {
  setRole: (acted) => administration.users.setRole.mutate({ ...acted, role: "admin" }),
  revokeSessions: (acted) => administration.users.revokeSessions.mutate(acted),
  ban: (acted) => administration.users.ban.mutate(acted),
  unban: (acted) => administration.users.unban.mutate(acted),
};
const reason = "Asked for by telephone";

describe("the user an administrator acted on", () => {
  let ada: Person;
  beforeAll(async () => {
    ada = await signUp({ server });
    for (const act of Object.values(actions)) await act({ id: ada.userId, reason });
    ada = await signInAgain(ada);
  });

  const views: Record<string, () => Promise<unknown>> = {
    "the activity list": () => callerAs(ada).auditEvents.mine.query({ limit: 100 }),
    REST: async () => (await restAs(ada)("GET", "/api/audit-events?limit=100")).body,
    "the export": () => callerAs(ada).account.export.mutate({ from: { part: "activity" } }),
    "the export over REST": async () =>
      (await restAs(ada)("POST", "/api/account/export", { from: { part: "activity" } })).body,
  };

  test.each(Object.entries(views))(
    "sees that it happened and why, and neither who nor from where: %s",
    async (_name, read) => {
      const text = JSON.stringify(await read());
      expect(text.match(/is_?by_?administrator":true/gi)).toHaveLength(Object.keys(actions).length);
      expect(text).toContain(reason);
      for (const told of [address, "AdminsOwn", requestId, admin.userId, admin.email, admin.name]) {
        expect(text).not.toContain(told);
      }
    },
  );

  test("still sees from where an attacker tried to sign in", async () => {
    const stranger = { "x-keel-client-address": "192.0.2.200", "user-agent": "curl/8.5.0" };
    await postJson(server, "/api/auth/sign-in/email", { email: ada.email, password: "a wrong password" }, stranger);
    const { items } = await callerAs(ada).auditEvents.mine.query({ outcome: "failure" });
    expect(items).toMatchObject([{ address: "192.0.2.200", device: "curl", isOwn: false, isByAdministrator: false }]);
  });

  test("is shown in full to administrators", async () => {
    const { items } = await callerAs(admin).auditEvents.list.query({ search: ada.userId, group: "administration" });
    expect(items).toHaveLength(Object.keys(actions).length);
    for (const item of items) expect(item).toMatchObject({ address, actorEmail: admin.email, requestId });
  });
});
