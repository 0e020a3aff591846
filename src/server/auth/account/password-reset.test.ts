import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { verifications } from "../tables";
import { confirmAddress, mailTo, mailsTo } from "~/testing/mail/mailbox";
import { cookieFrom, newEmail, type Person, postJson, signUp } from "~/testing/people/people";
import type { TestServer } from "~/testing/server/runtime";

const newPassword = "water the ferns on friday";

const ask = (server: TestServer, email: string) => postJson(server, "/api/auth/request-password-reset", { email });
const reset = (server: TestServer, token: string, password = newPassword) =>
  postJson(server, "/api/auth/reset-password", { token, newPassword: password });
const signInWith = async ({ server, email }: Person, password: string) =>
  (await postJson(server, "/api/auth/sign-in/email", { email, password })).status;
const isSignedIn = async ({ server }: Person, headers: Record<string, string>) =>
  (await server.fetch("/api/trpc/tasks.counts", { headers })).status === 200;

async function resetToken({ server, email }: Person) {
  await ask(server, email);
  return (await mailTo(server, email, "reset-password")).token;
}

describe("a forgotten password", () => {
  test("is replaced with the link in the mail; every session ends, and the owner is told", async () => {
    const ada = await signUp();
    const answer = await reset(ada.server, await resetToken(ada));
    // A browser that is known from now on, and no session.
    expect([answer.status, cookieFrom(answer)]).toEqual([200, expect.stringMatching(/^keel-device=[\w-]{43}$/)]);
    expect(await signInWith(ada, ada.password)).toBe(401);
    expect(await signInWith(ada, newPassword)).toBe(200);
    await expect.poll(() => isSignedIn(ada, { authorization: `Bearer ${ada.token}` })).toBe(false);
    expect(await isSignedIn(ada, { cookie: ada.cookie })).toBe(false);
    await mailTo(ada.server, ada.email, "password-changed");
  });

  test("is replaced once per link, also by two at the same moment, and every other link ends", async () => {
    const ada = await signUp();
    const [first, second] = [await resetToken(ada), await resetToken(ada)];
    const answers = await Promise.all([reset(ada.server, second), reset(ada.server, second)]);
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 400]);
    for (const token of [first, second, "made-up"]) {
      const answer = await reset(ada.server, token, "another good long password");
      expect([answer.status, (await answer.json()).code]).toEqual([400, "INVALID_TOKEN"]);
    }
    expect(await signInWith(ada, newPassword)).toBe(200);
  });

  test("is not replaced with a link that is too old, and not by a weak one", async () => {
    const ada = await signUp();
    const token = await resetToken(ada);
    const weak = await reset(ada.server, token, "password1");
    expect(weak.status).toBe(400);
    const { db } = ada.server.runtime.database;
    const past = new Date(Date.now() - 1000);
    await db.update(verifications).set({ expiresAt: past }).where(eq(verifications.userId, ada.userId));
    expect((await reset(ada.server, token)).status).toBe(400);
    expect(await signInWith(ada, ada.password)).toBe(200);
  });

  test("has links that work for an hour, of which the database holds no more than a hash", async () => {
    const ada = await signUp();
    await confirmAddress(ada);
    const token = await resetToken(ada);
    const { db } = ada.server.runtime.database;
    const rows = await db.select().from(verifications).where(eq(verifications.userId, ada.userId));
    const [link, ...others] = rows.filter(({ purpose }) => purpose === "link");
    expect(others).toEqual([]);
    expect(Number(link?.expiresAt) - Number(link?.createdAt)).toBeLessThan(61 * 60_000);
    expect(link?.identifier).toMatch(/^[\w-]{43}$/);
    expect((await reset(ada.server, link?.identifier ?? "")).status).toBe(400);
    expect(JSON.stringify(link)).not.toContain(token);
  });

  test("gets the same answer for every address, and only an account's owner gets mail", async () => {
    const ada = await signUp();
    const stranger = newEmail();
    const answers = [await ask(ada.server, ada.email), await ask(ada.server, stranger)];
    const seen = await Promise.all(
      answers.map(async (one) => [one.status, await one.text(), [...one.headers.keys()].join()]),
    );
    expect(seen[0]).toEqual(seen[1]);
    expect(await mailsTo(ada.server, stranger)).toEqual([]);
  });

  test("leads to no page by the address that Better Auth would put into mail", async () => {
    const ada = await signUp();
    const token = await resetToken(ada);
    const followed = await ada.server.fetch(`/api/auth/reset-password/${token}?callbackURL=/`);
    expect(followed.status).toBe(404);
  });
});

describe("a changed password", () => {
  const change = ({ server, cookie }: Person, currentPassword: string, more = {}) =>
    postJson(server, "/api/auth/change-password", { currentPassword, newPassword, ...more }, { cookie });

  test("ends every other session, keeps this one, ends links to reset, and the owner is told", async () => {
    const ada = await signUp();
    const link = await resetToken(ada);
    const elsewhere = cookieFrom(
      await postJson(ada.server, "/api/auth/sign-in/email", { email: ada.email, password: ada.password }),
    );
    const answer = await change(ada, ada.password, { revokeOtherSessions: false });
    expect(answer.status).toBe(200);
    expect(await isSignedIn(ada, { cookie: cookieFrom(answer, ada.cookie) })).toBe(true);
    await expect.poll(() => isSignedIn(ada, { cookie: elsewhere })).toBe(false);
    expect((await reset(ada.server, link)).status).toBe(400);
    expect(await signInWith(ada, newPassword)).toBe(200);
    await mailTo(ada.server, ada.email, "password-changed");
  });

  test("needs the present one", async () => {
    const ada = await signUp();
    const answer = await change(ada, "not her password");
    expect([answer.status, (await answer.json()).code]).toEqual([400, "INVALID_PASSWORD"]);
    expect(await signInWith(ada, ada.password)).toBe(200);
    expect((await mailsTo(ada.server, ada.email)).map(({ kind }) => kind)).not.toContain("password-changed");
  });
});
