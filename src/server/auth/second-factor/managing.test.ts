import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { twoFactors, users } from "../tables";
import { mails } from "../../mail/table";
import { callerAs } from "~/testing/server/caller";
import { cookieFrom, postJson, signUp, tokenFor } from "~/testing/people/people";
import { startServer } from "~/testing/server/runtime";
import {
  addPasskey,
  forgetCodes,
  giveCode,
  givePassword,
  isSignedIn,
  signInWithPasskey,
  signUpWithSecondFactor,
} from "~/testing/people/second-factor";
import { createSoftwarePasskey } from "~/testing/people/software-passkey";
import { endingSessions } from "../sessions/session-end";
import { resetSecondFactor } from "./reset";

test("a factor counts from the first right code on, not before", async () => {
  const ada = await signUp();
  const headers = { cookie: ada.cookie };
  const wrong = await postJson(ada.server, "/api/auth/two-factor/enable", { password: "not hers" }, headers);
  expect(wrong.status).toBe(400);
  const begun = await postJson(ada.server, "/api/auth/two-factor/enable", { password: ada.password }, headers);
  expect(begun.status).toBe(200);
  expect((await postJson(ada.server, "/api/auth/two-factor/verify-totp", { code: "000000" }, headers)).status).toBe(
    401,
  );
  expect(await isSignedIn(ada.server, (await givePassword(ada)).cookie)).toBe(true);
  expect(await callerAs(ada).security.factors.query()).toMatchObject({ hasAuthenticator: false, hasPassword: true });
});

test("new backup codes take the place of the old ones", async () => {
  const ada = await signUpWithSecondFactor();
  const path = "/api/auth/two-factor/generate-backup-codes";
  const renewed = await postJson(ada.server, path, { password: ada.password }, { cookie: ada.cookie });
  const { backupCodes } = await renewed.json();
  expect(backupCodes).toHaveLength(10);
  const { cookie } = await givePassword(ada);
  const [old = ""] = ada.backupCodes;
  expect((await giveCode(ada, cookie, { code: old }, "backup-code")).answer.status).toBe(401);
  expect((await giveCode(ada, cookie, { code: backupCodes[0] }, "backup-code")).answer.status).toBe(200);
});

test("without the factor it is not asked for; set up again, no browser is trusted from before", async () => {
  const ada = await signUpWithSecondFactor();
  await forgetCodes(ada);
  const pending = await givePassword(ada);
  const trusted = await giveCode(ada, pending.cookie, { code: ada.codeIn(0), trustDevice: true });
  const path = "/api/auth/two-factor/disable";
  expect((await postJson(ada.server, path, { password: "not hers" }, { cookie: ada.cookie })).status).toBe(400);
  const disabled = await postJson(ada.server, path, { password: ada.password }, { cookie: ada.cookie });
  expect(disabled.status).toBe(200);
  const cookie = cookieFrom(disabled, ada.cookie);
  const off = await callerAs({ ...ada, token: await tokenFor(cookie, ada.server) }).security.factors.query();
  expect(off).toMatchObject({ hasAuthenticator: false, trustedDevices: [] });
  expect(await isSignedIn(ada.server, (await givePassword(ada)).cookie)).toBe(true);
  const { db } = ada.server.runtime.database;
  await db.update(users).set({ twoFactorEnabled: true }).where(eq(users.id, ada.userId));
  await db.insert(twoFactors).values({ userId: ada.userId, secret: "x", backupCodes: "x" });
  expect(await (await givePassword(ada, trusted.cookie)).answer.json()).toMatchObject({ twoFactorRedirect: true });
});

test("trusted browsers are listed for their owner, and for no other user", async () => {
  const ada = await signUpWithSecondFactor();
  const bob = await signUp({ server: ada.server });
  await forgetCodes(ada);
  const { cookie } = await givePassword(ada);
  const headers = { cookie, "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0" };
  const body = { code: ada.codeIn(0), trustDevice: true };
  expect((await postJson(ada.server, "/api/auth/two-factor/verify-totp", body, headers)).status).toBe(200);
  const { trustedDevices } = await callerAs(ada).security.factors.query();
  expect(trustedDevices).toMatchObject([{ device: expect.stringContaining("Chrome") }]);
  expect((await callerAs(bob).security.factors.query()).trustedDevices).toEqual([]);
  await callerAs(bob).security.forgetDevices.mutate({ id: trustedDevices[0]?.id });
  expect((await callerAs(ada).security.factors.query()).trustedDevices).toHaveLength(1);
  await callerAs(ada).security.forgetDevices.mutate({ id: trustedDevices[0]?.id });
  expect((await callerAs(ada).security.factors.query()).trustedDevices).toEqual([]);
});

test("a reset leaves the password alone, and ends every session, on every instance", async () => {
  const ada = await signUpWithSecondFactor();
  const other = await startServer({ DATABASE_URL: ada.server.databaseUrl });
  const token = await tokenFor(ada.cookie, ada.server);
  const key = createSoftwarePasskey();
  expect((await addPasskey(ada, key)).status).toBe(200);
  const waiting = await givePassword(ada);
  const { database, outbox, onSessionEnd } = ada.server.runtime;
  const reset = (userId: string) =>
    endingSessions({ db: database.db, onSessionEnd }, (transaction, end) =>
      resetSecondFactor(transaction, { userId, outbox, end }),
    );
  expect(await reset(ada.userId)).toBe(true);
  for (const server of [ada.server, other]) {
    await expect
      .poll(async () => {
        const headers = { authorization: `Bearer ${token}` };
        return (await server.fetch("/api/trpc/tasks.counts", { headers })).status;
      })
      .toBe(401);
    expect(await isSignedIn(server, ada.cookie)).toBe(false);
  }
  expect((await giveCode(ada, waiting.cookie, { code: ada.codeIn(1) })).answer.status).toBe(401);
  expect((await signInWithPasskey(ada.server, key)).answer.status).toBe(401);
  const { cookie } = await givePassword(ada);
  expect(await isSignedIn(ada.server, cookie)).toBe(true);
  const session = { ...ada, token: await tokenFor(cookie, ada.server) };
  expect(await callerAs(session).security.factors.query()).toMatchObject({ hasAuthenticator: false, passkeys: [] });
  expect(await reset("019a0000-0000-7000-8000-000000000000")).toBe(false);
  await other.close();
});

test("the owner is told by mail of every change, and of a backup code that was used", async () => {
  const { server, ...ada } = await signUpWithSecondFactor();
  const mailsToAda = async () => {
    const { db } = server.runtime.database;
    const rows = await db.select({ kind: mails.kind }).from(mails).where(eq(mails.recipient, ada.email));
    return rows.filter(({ kind }) => kind === "second-factor-changed").length;
  };
  expect(await mailsToAda()).toBe(1);
  const headers = { cookie: ada.cookie };
  const acts: (() => Promise<unknown>)[] = [
    () => addPasskey({ ...ada, server }, createSoftwarePasskey()),
    async () => {
      const [passkey] = (await callerAs({ ...ada, server }).security.factors.query()).passkeys;
      await postJson(server, "/api/auth/passkey/delete-passkey", { id: passkey?.id }, headers);
    },
    async () => {
      const { cookie } = await givePassword({ ...ada, server });
      await giveCode({ server }, cookie, { code: ada.backupCodes[0] ?? "" }, "backup-code");
    },
    async () => {
      const confirmed = await postJson(server, "/api/auth/confirm", { code: ada.backupCodes[1] }, headers);
      headers.cookie = cookieFrom(confirmed, headers.cookie);
    },
    () => postJson(server, "/api/auth/two-factor/generate-backup-codes", { password: ada.password }, headers),
    () => postJson(server, "/api/auth/two-factor/disable", { password: ada.password }, headers),
  ];
  for (const [index, act] of acts.entries()) {
    await act();
    expect(await mailsToAda()).toBe(index + 2);
  }
});

test("what did not happen is not told", async () => {
  const ada = await signUpWithSecondFactor();
  const { cookie } = await givePassword(ada);
  await giveCode(ada, cookie, { code: "000000" });
  await giveCode(ada, cookie, { code: "00000-00000" }, "backup-code");
  await postJson(ada.server, "/api/auth/two-factor/disable", { password: "not hers" }, { cookie: ada.cookie });
  const { db } = ada.server.runtime.database;
  const rows = await db.select({ kind: mails.kind }).from(mails).where(eq(mails.recipient, ada.email));
  expect(rows.map(({ kind }) => kind).sort()).toEqual(["second-factor-changed", "verify-email"]);
});
