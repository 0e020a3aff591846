import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { errorOf } from "~/testing/server/responses";
import { callerAs } from "~/testing/server/caller";
import { openConnection } from "~/testing/database/database";
import { type Google, startGoogle } from "~/testing/people/google";
import { newEmail, type Person, signUp, tokenFor } from "~/testing/people/people";
import { auditEntries } from "~/testing/people/audit-log";

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

/** Returns a user with a password and a linked Google account, and that account. */
async function linked(): Promise<Person> {
  const ada = await signUp({ server: google.server });
  await database`update users set email_verified = true where id = ${ada.userId}`;
  await google.visit({ sub: randomUUID(), email: ada.email, email_verified: true });
  return ada;
}

/** Returns a user who signed up with Google and has no other sign-in method. */
async function guest() {
  const who = { sub: randomUUID(), email: newEmail(), email_verified: true };
  const { cookie } = await google.visit(who);
  const token = await tokenFor(cookie, google.server);
  return { email: who.email, caller: callerAs({ token, server: google.server }) };
}

test("the list contains the user's sign-in methods", async () => {
  const ada = await linked();
  expect(await callerAs(ada).account.signInMethods.query()).toEqual({
    email: ada.email,
    hasPassword: true,
    passkeys: 0,
    isEmailVerified: true,
    googleSince: expect.stringMatching(/Z$/),
  });
  const { caller } = await guest();
  expect(await caller.account.signInMethods.query()).toMatchObject({ hasPassword: false, isEmailVerified: true });
});

test("Google is unlinked, the password stays, and the audit log records it", async () => {
  const ada = await linked();
  const { account } = callerAs(ada);
  expect(await account.unlinkGoogle.mutate()).toEqual({ unlinked: true });
  expect(await account.signInMethods.query()).toMatchObject({ hasPassword: true, googleSince: null });
  expect(await account.unlinkGoogle.mutate()).toEqual({ unlinked: false });
  const told = (await auditEntries(google.server, { userId: ada.userId })).filter(
    ({ kind }) => kind === "account.unlinked",
  );
  expect(told).toMatchObject([{ outcome: "success", details: { method: "google" } }]);
});

test("the only sign-in method cannot be removed; a passkey counts as one", async () => {
  const { email, caller } = await guest();
  expect(await errorOf(caller.account.unlinkGoogle.mutate())).toMatchObject({ code: "CONFLICT" });
  expect((await caller.account.signInMethods.query()).googleSince).not.toBeNull();
  await database`
    insert into passkeys (user_id, public_key, credential_id, counter, device_type, backed_up)
    select id, 'key', ${randomUUID()}, 0, 'multiDevice', true from users where email = ${email}`;
  expect(await caller.account.unlinkGoogle.mutate()).toEqual({ unlinked: true });
});

test("unlinking requires step-up authentication once the sign-in is a while ago", async () => {
  const ada = await linked();
  await database`update sessions set confirmed_at = now() - interval '11 minutes' where user_id = ${ada.userId}`;
  const refused = await errorOf(callerAs(ada).account.unlinkGoogle.mutate());
  expect(refused).toMatchObject({ code: "FORBIDDEN", message: "Confirm first that it is you." });
  expect((await callerAs(ada).account.signInMethods.query()).googleSince).not.toBeNull();
});
