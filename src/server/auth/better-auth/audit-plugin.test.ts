import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { openConnection } from "~/testing/database/database";
import { newEmail, type Person, postJson, signUp } from "~/testing/people/people";
import { startServer, type TestServer } from "~/testing/server/runtime";
import { auditEntries } from "~/testing/people/audit-log";
import { nilUserId } from "../../audit/table";

let server: TestServer;
let ada: Person;
let calls = 0;

beforeAll(async () => {
  server = await startServer();
  ada = await signUp({ server });
});
afterAll(() => server.close());

const wrong = "a wrong long password";
const from = { "x-keel-client-address": "192.0.2.4", "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Chrome/141.0.0.0" };

/** Calls an endpoint; returns what the audit log records of exactly this call. */
async function traced(path: string, body: object, cookie = "") {
  const requestId = `request-${(calls += 1).toString().padStart(6, "0")}`;
  const headers = { "x-request-id": requestId, ...from, ...(cookie === "" ? {} : { cookie }) };
  const response = await postJson(server, `/api/auth${path}`, body, headers);
  const events = await auditEntries(server, { requestId });
  for (const event of events) expect(event).toMatchObject({ address: "192.0.2.4", user_agent: from["user-agent"] });
  const told = events.map(({ kind, outcome, user_id, actor_id, reason, details }) => ({
    kind,
    outcome,
    userId: user_id,
    actorId: actor_id,
    reason,
    details,
  }));
  return { response, told };
}

const signIn = (person: Person, password = person.password, email = person.email) =>
  traced("/sign-in/email", { email, password });

describe("signing up", () => {
  test("tells of the account and of its first session", async () => {
    const { response, told } = await traced("/sign-up/email", {
      name: "Grace",
      email: newEmail(),
      password: "a long enough password",
    });
    const { user } = z.object({ user: z.object({ id: z.string() }) }).parse(await response.json());
    const own = { outcome: "success", userId: user.id, actorId: user.id, reason: null };
    expect(told).toEqual([
      { ...own, kind: "account.created", details: { method: "password" } },
      { ...own, kind: "session.started", details: { method: "password", session: expect.any(String) } },
    ]);
  });

  test("with an address that has an account tells its owner", async () => {
    const { told } = await traced("/sign-up/email", {
      name: "Eve",
      email: ada.email,
      password: "a long enough password",
    });
    expect(told).toMatchObject([
      {
        kind: "account.created",
        outcome: "failure",
        userId: ada.userId,
        actorId: null,
        reason: expect.stringMatching(/exists/),
      },
    ]);
  });
});

describe("signing in", () => {
  test("tells by what, and which session it began", async () => {
    const { told } = await signIn(ada);
    expect(told).toMatchObject([
      {
        kind: "session.started",
        outcome: "success",
        userId: ada.userId,
        actorId: ada.userId,
        details: { method: "password" },
      },
    ]);
  });

  test("with a wrong password tells the owner of the account, however the address is spelled", async () => {
    const { told } = await signIn(ada, wrong, ada.email.toUpperCase());
    expect(told).toEqual([
      {
        kind: "session.started",
        outcome: "failure",
        userId: ada.userId,
        actorId: null,
        reason: "invalid_email_or_password",
        details: { method: "password" },
      },
    ]);
  });

  test("with an address of no account concerns no account, and stores nothing of the address", async () => {
    const email = newEmail();
    const { told } = await signIn(ada, wrong, email);
    expect(told).toMatchObject([{ kind: "session.started", outcome: "failure", userId: nilUserId, actorId: null }]);
    expect(JSON.stringify(told)).not.toContain(email.split("@")[0]);
  });
});

describe("a signed-in user", () => {
  type Row = [what: string, path: string, body: (person: Person) => object, told: object[]];
  const success = { outcome: "success" };
  const rows: Row[] = [
    ["signs out", "/sign-out", () => ({}), [{ kind: "session.ended", ...success }]],
    [
      "changes the name",
      "/update-user",
      () => ({ name: "Augusta" }),
      [{ kind: "account.changed", details: { fields: "name" } }],
    ],
    [
      "changes the password",
      "/change-password",
      ({ password }) => ({ currentPassword: password, newPassword: "another long password" }),
      [{ kind: "password.changed", ...success }],
    ],
    [
      "gives a wrong password to change it",
      "/change-password",
      () => ({ currentPassword: wrong, newPassword: "another long password" }),
      [{ kind: "password.changed", outcome: "failure", reason: "invalid_password" }],
    ],
    [
      "confirms the password",
      "/confirm",
      ({ password }) => ({ password }),
      [{ kind: "password.confirmed", ...success }],
    ],
    [
      "fails to confirm the password",
      "/confirm",
      () => ({ password: wrong }),
      [{ kind: "password.confirmed", outcome: "failure" }],
    ],
  ];

  test.for(rows)("%s, and the trail tells exactly that", async ([, path, body, expected]) => {
    const person = await signUp({ server });
    const { told } = await traced(path, body(person), person.cookie);
    expect(told).toMatchObject(expected.map((event) => ({ userId: person.userId, actorId: person.userId, ...event })));
    expect(told).toHaveLength(expected.length);
  });

  test.for(["/sign-out", "/change-password", "/update-user", "/two-factor/disable"])(
    "a visitor at %s leaves nothing",
    async (path) => {
      const body = { currentPassword: wrong, newPassword: "another long password", password: wrong };
      expect((await traced(path, body)).told).toEqual([]);
    },
  );
});

test("nothing in the audit log is a secret, or what a user typed", async () => {
  const sql = openConnection(server.databaseUrl);
  const events = await sql`select * from audit_events`;
  const sessions = await sql<{ token: string }[]>`select token from sessions`;
  await sql.end();
  const text = JSON.stringify(events);
  expect(events.length).toBeGreaterThan(10);
  for (const typed of [ada.password, wrong, ada.email, "Augusta", ...sessions.map(({ token }) => token)]) {
    expect(text).not.toContain(typed);
  }
});

describe("where the audit log cannot be written", () => {
  test("no user is signed in: no cookie, and the same answer whether there is an account or not", async () => {
    const owner = openConnection(server.databaseUrl);
    await owner`revoke insert on audit_events from keel_app`;
    const email = newEmail();
    const answers = [];
    for (const [address, password] of [
      [ada.email, ada.password],
      [ada.email, wrong],
      [email, wrong],
    ] as const) {
      const response = await postJson(server, "/api/auth/sign-in/email", { email: address, password });
      answers.push([response.status, response.headers.getSetCookie()]);
    }
    await owner`grant insert on audit_events to keel_app`;
    await owner.end();
    expect(answers).toEqual(answers.map(() => [500, []]));
  });
});
