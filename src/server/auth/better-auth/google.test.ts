import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openConnection } from "~/testing/database/database";
import { type Google, type GoogleAccount, startGoogle } from "~/testing/people/google";
import { newEmail, type Person, postJson, signUp, tokenFor } from "~/testing/people/people";
import { auditEntries } from "~/testing/people/audit-log";
import { nilUserId } from "../../audit/table";

let google: Google;
let database: ReturnType<typeof openConnection>;
beforeAll(async () => {
  google = await startGoogle();
  database = openConnection(google.server.databaseUrl);
});
afterAll(async () => {
  await database.end();
  await google.close();
});

const accountOf = (email: string, more: Partial<GoogleAccount> = {}): GoogleAccount => ({
  sub: randomUUID(),
  email,
  email_verified: true,
  name: "Ada Lovelace",
  ...more,
});
const verify = ({ userId }: Person) => database`update users set email_verified = true where id = ${userId}`;
const linksOf = ({ email }: { email: string }) => database`
  select a.* from accounts a join users u on u.id = a.user_id where u.email = ${email} and a.provider_id = 'google'`;
const usersWith = async (email: string) => (await database`select * from users where email = ${email}`).length;
const isSignedIn = (cookie: string) => /session_token=\w/.test(cookie);

describe("a user of Google", () => {
  test("gets an account with an address that counts as verified, and comes back to the same one", async () => {
    const account = accountOf(newEmail(), { picture: "https://lh3.example.com/a.png" });
    const first = await google.visit(account);
    expect(first.location).toBe("/tasks");
    const again = await google.visit({ ...account, name: "Somebody else" });
    expect([isSignedIn(first.cookie), isSignedIn(again.cookie)]).toEqual([true, true]);
    const users = await database`select name, email_verified, image from users where email = ${account.email}`;
    expect([...users]).toEqual([
      { name: "Ada Lovelace", email_verified: true, image: "https://lh3.example.com/a.png" },
    ]);
    const token = await tokenFor(again.cookie, google.server);
    const answer = await google.server.fetch("/api/tasks", { headers: { authorization: `Bearer ${token}` } });
    expect(answer.status).toBe(200);
  });

  test("and whose address is not verified there is refused, in the same way whether it has an account here or not", async () => {
    const ada = await signUp({ server: google.server });
    await verify(ada);
    const known = await google.visit(accountOf(ada.email, { email_verified: false }));
    const unknown = await google.visit(accountOf(newEmail(), { email_verified: false }));
    expect(known.location).toBe("/sign-in?next=%2Ftasks&error=email_not_found");
    expect(unknown.location).toBe(known.location);
    expect([isSignedIn(known.cookie), isSignedIn(unknown.cookie)]).toEqual([false, false]);
    expect(await linksOf(ada)).toHaveLength(0);
  });

  test("is refused, too, once Google no longer vouches for the address of an account that is linked", async () => {
    const account = accountOf(newEmail());
    await google.visit(account);
    const later = await google.visit({ ...account, email_verified: false });
    expect([later.location, isSignedIn(later.cookie)]).toEqual(["/sign-in?next=%2Ftasks&error=email_not_found", false]);
  });

  test("and who has an account here whose address is verified, too, is let into that one", async () => {
    const ada = await signUp({ server: google.server });
    await verify(ada);
    const { location, cookie } = await google.visit(accountOf(ada.email.toUpperCase()));
    expect([location, isSignedIn(cookie)]).toEqual(["/tasks", true]);
    const [link] = await linksOf(ada);
    expect(link).toMatchObject({ user_id: ada.userId });
    const told = (await auditEntries(google.server, { userId: ada.userId })).map(({ kind }) => kind);
    expect(told).toContain("account.linked");
  });

  test("never lands in an account that another person made with their address, nor is it linked", async () => {
    const squatter = await signUp({ server: google.server });
    const { location, cookie } = await google.visit(accountOf(squatter.email));
    expect(location).toBe("/sign-in?next=%2Ftasks&error=account_not_linked");
    expect([isSignedIn(cookie), await usersWith(squatter.email)]).toEqual([false, 1]);
    expect(await linksOf(squatter)).toHaveLength(0);
    const [user] = await database`select email_verified from users where id = ${squatter.userId}`;
    expect(user).toEqual({ email_verified: false });
  });

  test("is recorded in the audit log at the callback: the account and its sign-ins, and a refusal for no account", async () => {
    const account = accountOf(newEmail());
    const told = async (who: GoogleAccount) => {
      const requestId = `from-google-${randomUUID()}`;
      await google.visit(who, { headers: { "x-request-id": requestId } });
      return auditEntries(google.server, { requestId });
    };
    const first = await told(account);
    const [user] = await database`select id from users where email = ${account.email}`;
    const event = { outcome: "success", user_id: user?.["id"], details: { method: "google" } };
    const started = { ...event, kind: "session.started" };
    expect(first).toMatchObject([{ ...event, kind: "account.created" }, started]);
    expect(await told(account)).toMatchObject([started]);
    expect(await told({ ...account, email_verified: false })).toMatchObject([
      { ...started, outcome: "failure", user_id: nilUserId, reason: "email_not_found" },
    ]);
  });

  test.each(["", "x".repeat(5000), "\u202Eevil\n\u0007name"])("may be called anything: %j", async (name) => {
    const account = accountOf(newEmail(), { name, picture: "javascript:alert(1)" });
    expect((await google.visit(account)).location).toBe("/tasks");
    const [user] = await database<{ name: string; image: string | null }[]>`
      select name, image from users where email = ${account.email}`;
    expect(user?.name).toMatch(/^[^\p{Cc}\p{Cf}]{1,100}$/u);
    expect(user?.image).toBeNull();
  });
});

describe("the way there and back", () => {
  test("is bound to this request and this browser: PKCE, a state that counts once, and its cookie", async () => {
    const account = accountOf(newEmail());
    const { asked, location } = await google.visit(account);
    expect(location).toBe("/tasks");
    expect(asked.origin).toBe("https://accounts.google.com");
    expect(asked.searchParams.get("code_challenge_method")).toBe("S256");
    expect(asked.searchParams.get("scope")).toBe("email profile openid");
    expect(google.exchanges.at(-1)?.get("code_verifier")).toMatch(/^[\w-]{43,128}$/);

    const forged = await google.visit(account, { alter: (url) => url.searchParams.set("state", "x".repeat(32)) });
    expect(forged.location).toContain("/sign-in?error=state_mismatch");
    const none = await google.visit(account, { alter: (url) => url.searchParams.delete("state") });
    expect(none.location).toContain("/sign-in?error=state_not_found");
    let callback = "";
    await google.visit(account, { alter: (url) => void (callback = `${url.pathname}${url.search}`) });
    const replayed = await google.server.fetch(callback, { redirect: "manual" });
    expect(replayed.headers.get("location")).toContain("/sign-in?error=state_mismatch");
    for (const visit of [forged, none]) expect(isSignedIn(visit.cookie)).toBe(false);
  });

  test("that began in another browser signs no user in", async () => {
    const account = accountOf(newEmail());
    let callback = "";
    await google.visit(account, {
      alter: (url) => {
        callback = `${url.pathname}${url.search}`;
        url.searchParams.set("state", "y".repeat(32));
      },
    });
    const elsewhere = await google.server.fetch(callback, { redirect: "manual" });
    expect(elsewhere.headers.get("location")).toMatch(/error=state_mismatch/);
    expect(elsewhere.headers.getSetCookie().join()).not.toMatch(/session_token=\w/);
  });

  test("comes back with what went wrong: cancelled, and a code that is none", async () => {
    const cancelled = await google.visit(accountOf(newEmail()), {
      alter: (url) => {
        url.searchParams.delete("code");
        url.searchParams.set("error", "access_denied");
      },
    });
    expect(cancelled.location).toBe("/sign-in?next=%2Ftasks&error=access_denied");
    const wrong = await google.visit(accountOf(newEmail()), {
      alter: (url) => url.searchParams.set("code", "not-a-code"),
    });
    expect(wrong.location).toBe("/sign-in?next=%2Ftasks&error=invalid_code");
  });

  test.each([
    "//evil.example",
    "/\\evil.example",
    "https://evil.example/",
    "javascript:alert(1)",
    "/x/..//evil.example",
  ])("never leads to %s", async (address) => {
    for (const field of ["callbackURL", "errorCallbackURL"]) {
      const body = { provider: "google", [field]: address };
      const answer = await postJson(google.server, "/api/auth/sign-in/social", body);
      expect([field, answer.status]).toEqual([field, 400]);
    }
  });

  test.each([
    { scopes: ["https://mail.google.com/"] },
    { idToken: { token: "a.b.c" } },
    { additionalParams: { prompt: "none" } },
    { provider: "github" },
  ])("takes nothing else from a page: %j", async (more) => {
    const answer = await postJson(google.server, "/api/auth/sign-in/social", { provider: "google", ...more });
    expect(answer.status).toBe(400);
  });
});

describe("a signed-in user", () => {
  const link = (person: Person, account: GoogleAccount) =>
    google.visit(account, {
      cookie: person.cookie,
      start: "/link-social",
      body: { callbackURL: "/settings/security", errorCallbackURL: "/settings/security" },
    });

  test("links the account of the same address, when it is verified on both sides", async () => {
    const ada = await signUp({ server: google.server });
    const early = await link(ada, accountOf(ada.email));
    expect(early.location).toContain("/settings/security?error=own_email_not_verified");
    await verify(ada);
    const unverified = await link(ada, accountOf(ada.email, { email_verified: false }));
    expect(unverified.location).toContain("/settings/security?error=email_not_verified");
    const foreign = await link(ada, accountOf(newEmail()));
    expect(foreign.location).toContain("/settings/security?error=email_does_not_match");
    expect(await linksOf(ada)).toHaveLength(0);
    expect((await link(ada, accountOf(ada.email))).location).toBe("/settings/security");
    expect(await linksOf(ada)).toHaveLength(1);
  });

  test("cannot take an account of Google's that belongs to another user here", async () => {
    const ada = await signUp({ server: google.server });
    await verify(ada);
    const account = accountOf(newEmail());
    await google.visit(account);
    const { location } = await link(ada, { ...account, email: ada.email });
    expect(location).toContain("error=account_already_linked_to_different_user");
    expect(await linksOf(ada)).toHaveLength(0);
  });
});

test("what Google gave is stored encrypted or not at all, and nothing hands it out", async () => {
  const account = accountOf(newEmail());
  const { cookie } = await google.visit(account);
  await google.visit(account);
  const [row] = await linksOf(account);
  expect(row?.["id_token"]).toBeNull();
  expect(row?.["access_token"]).toMatch(/^\S{20,}$/);
  expect(JSON.stringify(row)).not.toMatch(/ey[\w-]+\.ey/);
  for (const path of ["get-access-token", "refresh-token", "unlink-account"]) {
    const body = { accountId: row?.["id"], providerId: "google" };
    expect((await postJson(google.server, `/api/auth/${path}`, body, { cookie })).status).toBe(404);
  }
  expect((await google.server.fetch("/api/auth/account-info", { headers: { cookie } })).status).toBe(404);
  const list = await (await google.server.fetch("/api/auth/list-accounts", { headers: { cookie } })).text();
  expect(list).not.toMatch(/token/i);
});
