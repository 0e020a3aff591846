import { eq, getTableName, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { accounts, knownDevices, passkeys, sessions, twoFactors, users, verifications } from "~/server/auth/tables";
import { pushSubscriptions } from "~/server/web-push/table";
import { newUuid } from "~/shared/uuidv7";
import { mailTo, mailsTo } from "../../mail/mailbox";
import { cookieFrom, newEmail, type Person, postJson, signUp } from "../../people/people";
import {
  addPasskey,
  givePassword,
  isSignedIn,
  signInWithPasskey,
  signUpWithSecondFactor,
} from "../../people/second-factor";
import { createSoftwarePasskey } from "../../people/software-passkey";

const newPassword = "water the ferns on friday";

/** Signs up with the victim's address, and adds everything that can be added; a change of the address is pending. */
async function hijack() {
  const thief = await signUpWithSecondFactor();
  const key = createSoftwarePasskey();
  expect((await addPasskey(thief, key)).status).toBe(200);
  const db = thief.server.runtime.database.db;
  await db.insert(accounts).values({ userId: thief.userId, accountId: newEmail(), providerId: "google" });
  const trusted = { userId: thief.userId, purpose: "trusted-browser" as const, value: thief.userId };
  const expiresAt = new Date(Date.now() + 60_000);
  await db.insert(verifications).values({ ...trusted, identifier: `trust-device-${newEmail()}`, expiresAt });
  await notifyOn(thief);
  const elsewhere = newEmail();
  await postJson(thief.server, "/api/auth/change-email", { newEmail: elsewhere }, { cookie: thief.cookie });
  const change = await mailTo(thief.server, elsewhere, "confirm-email-change");
  const waiting = await givePassword(thief);
  return { thief, key, change, elsewhere, waiting, devices: await devicesOf(thief) };
}

/** Notifies the person on the browser in which they are signed in. */
async function notifyOn({ server, userId }: Person): Promise<void> {
  const { db } = server.runtime.database;
  const [session] = await db.select({ id: sessions.id }).from(sessions).where(eq(sessions.userId, userId));
  const keys = { endpoint: `https://fcm.googleapis.com/${userId}`, p256dh: "key", auth: "secret" };
  await db.insert(pushSubscriptions).values({ id: newUuid(), userId, sessionId: session?.id ?? "", ...keys });
}

/** Returns the browsers that the account knows. */
async function devicesOf({ server, userId }: Person): Promise<string[]> {
  const { db } = server.runtime.database;
  const rows = await db.select({ id: knownDevices.id }).from(knownDevices).where(eq(knownDevices.userId, userId));
  return rows.map(({ id }) => id).sort();
}

async function left({ server, userId }: Person) {
  const { db } = server.runtime.database;
  const counts: Record<string, number> = {};
  for (const [name, table] of Object.entries({ passkeys, twoFactors, sessions, pushSubscriptions })) {
    counts[name] = (await db.select({ id: table.userId }).from(table).where(eq(table.userId, userId))).length;
  }
  const waiting = await db.select().from(verifications).where(eq(verifications.userId, userId));
  // Confirmation links open nothing afterwards: see `opened-links`.
  counts["verifications"] = waiting.filter(({ purpose }) => purpose !== "confirmation").length;
  const linked = await db.select().from(accounts).where(eq(accounts.userId, userId));
  const [user] = await db.select().from(users).where(eq(users.id, userId));
  const signInMethods = linked.map(({ providerId }) => providerId);
  return {
    ...counts,
    signInMethods,
    twoFactor: user?.twoFactorEnabled,
    verified: user?.emailVerified,
    email: user?.email,
  };
}

const nothingButThePassword = (email: string) => ({
  passkeys: 0,
  twoFactors: 0,
  verifications: 0,
  sessions: 0,
  pushSubscriptions: 0,
  signInMethods: ["credential"],
  twoFactor: false,
  verified: true,
  email,
});

/** Tries everything the attacker still has. */
async function expectNothingWorks({
  thief,
  key,
  change,
  elsewhere,
  waiting,
  devices,
}: Awaited<ReturnType<typeof hijack>>) {
  const { server, email, cookie, token, backupCodes } = thief;
  expect((await signInWithPasskey(server, key)).answer.status).toBe(401);
  expect((await givePassword(thief)).answer.status).toBe(401);
  await expect.poll(() => isSignedIn(server, cookie)).toBe(false);
  const bearer = { authorization: `Bearer ${token}` };
  await expect.poll(async () => (await server.fetch("/api/trpc/tasks.counts", { headers: bearer })).status).toBe(401);
  const moved = await postJson(server, "/api/auth/change-email/confirm", { token: change.token }, { cookie });
  expect([moved.status, (await moved.json()).code]).toEqual([400, "INVALID_TOKEN"]);
  const code = { code: backupCodes[0] };
  const passed = await postJson(server, "/api/auth/two-factor/verify-backup-code", code, { cookie: waiting.cookie });
  expect(passed.status).toBe(401);
  expect((await mailsTo(server, elsewhere)).map(({ kind }) => kind)).toEqual(["confirm-email-change"]);
  expect(await left(thief)).toMatchObject({ email });
  // One is expected: the owner's, who had the link.
  expect((await devicesOf(thief)).filter((id) => devices.includes(id))).toEqual([]);
}

describe("an account that an attacker opened with another person's address", () => {
  test("is emptied when the owner of the address resets the password", async () => {
    const stolen = await hijack();
    const { server, email } = stolen.thief;
    await postJson(server, "/api/auth/request-password-reset", { email });
    const { token } = await mailTo(server, email, "reset-password");
    expect((await postJson(server, "/api/auth/reset-password", { token, newPassword })).status).toBe(200);
    expect(await left(stolen.thief)).toEqual(nothingButThePassword(email));
    await expectNothingWorks(stolen);
    expect((await mailTo(server, email, "password-changed")).text).toContain("this address had never been confirmed");
    const owner = await givePassword({ ...stolen.thief, password: newPassword });
    expect(await isSignedIn(server, owner.cookie)).toBe(true);
  });

  test("is emptied when the owner of the address confirms it with a password of their own", async () => {
    const stolen = await hijack();
    const { server, email } = stolen.thief;
    await postJson(server, "/api/auth/send-verification-email", { email });
    const { token } = await mailTo(server, email, "verify-email");
    const alone = await postJson(server, "/api/auth/verify-email", { token });
    expect([alone.status, (await alone.json()).code]).toEqual([403, "PASSWORD_REQUIRED"]);
    expect((await left(stolen.thief)).verified).toBe(false);
    const chosen = await postJson(server, "/api/auth/verify-email", { token, newPassword });
    expect([chosen.status, cookieFrom(chosen)]).toEqual([200, ""]);
    expect(await left(stolen.thief)).toEqual(nothingButThePassword(email));
    await expectNothingWorks(stolen);
    expect((await mailTo(server, email, "password-changed")).text).toContain("this address had never been confirmed");
    const owner = await givePassword({ ...stolen.thief, password: newPassword });
    expect(await isSignedIn(server, owner.cookie)).toBe(true);
  });

  test("keeps nothing that was added before it was confirmed elsewhere with its password", async () => {
    const stolen = await hijack();
    const { server, email, password } = stolen.thief;
    await postJson(server, "/api/auth/send-verification-email", { email });
    const { token } = await mailTo(server, email, "verify-email");
    expect((await postJson(server, "/api/auth/verify-email", { token, password })).status).toBe(200);
    expect(await left(stolen.thief)).toEqual(nothingButThePassword(email));
    expect((await mailTo(server, email, "address-confirmed")).text).toContain("this address had never been confirmed");
  });
});

test("an account confirmed in its own session keeps everything", async () => {
  const ada = await signUpWithSecondFactor();
  const key = createSoftwarePasskey();
  await addPasskey(ada, key);
  const { token } = await mailTo(ada.server, ada.email, "verify-email");
  const answer = await postJson(ada.server, "/api/auth/verify-email", { token }, { cookie: ada.cookie });
  expect(answer.status).toBe(200);
  expect(await left(ada)).toMatchObject({ passkeys: 1, twoFactors: 1, sessions: 1, twoFactor: true, verified: true });
  expect(await isSignedIn(ada.server, ada.cookie)).toBe(true);
  expect((await signInWithPasskey(ada.server, key)).answer.status).toBe(200);
  const told = (await mailsTo(ada.server, ada.email)).map(({ kind }) => kind);
  expect(told).not.toContain("address-confirmed");
});

test("resetting the password of a confirmed account keeps passkeys and the second factor", async () => {
  const ada = await signUpWithSecondFactor();
  await addPasskey(ada, createSoftwarePasskey());
  const { server, email } = ada;
  const verify = await mailTo(server, email, "verify-email");
  await postJson(server, "/api/auth/verify-email", { token: verify.token }, { cookie: ada.cookie });
  await postJson(server, "/api/auth/request-password-reset", { email });
  const { token } = await mailTo(server, email, "reset-password");
  expect((await postJson(server, "/api/auth/reset-password", { token, newPassword })).status).toBe(200);
  expect(await left(ada)).toMatchObject({ passkeys: 1, twoFactors: 1, sessions: 0, twoFactor: true });
  expect((await mailTo(server, email, "password-changed")).text).not.toContain("had never been confirmed");
});

test("every table that belongs to users is emptied by the first proof, or holds no sign-in method", async () => {
  const { server } = await signUp();
  const owned = z.array(z.object({ name: z.string() })).parse([
    ...(await server.runtime.database.db.execute(sql`
        select distinct conrelid::regclass::text as name from pg_constraint
        where contype = 'f' and confrelid = 'public.users'::regclass`)),
  ]);
  const emptied = [passkeys, twoFactors, knownDevices, verifications, sessions, accounts, pushSubscriptions].map(
    getTableName,
  );
  const unrelated = [
    "tasks",
    "projects",
    "sections",
    "saved_views",
    "reminders",
    "reminder_sends",
    "task_comments",
    "colored_tags",
    "task_changes",
    "preferences",
    "change_clocks",
    "sync_clients",
  ];
  expect(owned.map(({ name }) => name).sort()).toEqual([...emptied, ...unrelated].sort());
});
