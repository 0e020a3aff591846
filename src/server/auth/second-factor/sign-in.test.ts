import { beforeAll, describe, expect, test } from "vitest";
import { confirmAddress, mailTo } from "~/testing/mail/mailbox";
import { newEmail, postJson, signUp } from "~/testing/people/people";
import { startServer } from "~/testing/server/runtime";
import {
  forgetCodes,
  giveCode,
  givePassword,
  isSignedIn,
  type PersonWithSecondFactor,
  signUpWithSecondFactor,
} from "~/testing/people/second-factor";
import { verifications } from "../tables";

let ada: PersonWithSecondFactor;
beforeAll(async () => {
  ada = await signUpWithSecondFactor();
});

describe("after the password alone", () => {
  test("there is no session, no token and nothing in the answer that tells one", async () => {
    const { answer, cookie } = await givePassword(ada);
    expect([answer.status, await answer.json()]).toEqual([
      200,
      { twoFactorRedirect: true, twoFactorMethods: ["totp"] },
    ]);
    const set = answer.headers.getSetCookie().filter((line) => !/max-age=0/i.test(line));
    expect(set).toHaveLength(1);
    expect(set[0]).toMatch(/^keel\.two_factor=.*HttpOnly/i);
    expect(cookie).not.toMatch(/session/);
    expect(answer.headers.get("set-auth-token")).toBeNull();
    const { server } = ada;
    const headers = { cookie };
    expect(await isSignedIn(server, cookie)).toBe(false);
    expect((await server.fetch("/api/auth/token", { headers })).status).toBe(401);
    expect(await (await server.fetch("/api/auth/get-session", { headers })).json()).toBeNull();
    expect((await server.fetch("/api/auth/list-accounts", { headers })).status).toBe(401);
    for (const path of ["two-factor/enable", "two-factor/disable", "two-factor/generate-backup-codes", "confirm"]) {
      const refused = await postJson(server, `/api/auth/${path}`, { password: ada.password }, headers);
      expect([path, refused.status]).toEqual([path, 401]);
    }
    expect((await server.fetch("/api/auth/passkey/generate-register-options", { headers })).status).toBe(401);
  });

  test("a code of the authenticator lets in, once", async () => {
    await forgetCodes(ada);
    const first = await givePassword(ada);
    const signedIn = await giveCode(ada, first.cookie, { code: ada.codeIn(0) });
    expect(signedIn.answer.status).toBe(200);
    expect(await isSignedIn(ada.server, signedIn.cookie)).toBe(true);
    const again = await giveCode(ada, first.cookie, { code: ada.codeIn(1) });
    expect(again.answer.status).toBe(401);
    expect(again.cookie).not.toMatch(/session/);
  });

  test.each(["000000", "12345", "", "a".repeat(64), "a".repeat(65), "１２３４５６"])(
    "the code %j does not",
    async (code) => {
      const { cookie } = await givePassword(ada);
      const { answer } = await giveCode(ada, cookie, { code });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(402);
      expect(await isSignedIn(ada.server, cookie)).toBe(false);
      await forgetCodes(ada);
    },
  );

  test("a code of another user does not, and neither does an unsigned cookie", async () => {
    const bob = await signUpWithSecondFactor(ada.server);
    const { cookie } = await givePassword(ada);
    expect((await giveCode(ada, cookie, { code: bob.codeIn(0) })).answer.status).toBe(401);
    const forged = "keel.two_factor=2fa-aaaaaaaaaaaaaaaaaaaa.c2lnbmF0dXJl";
    expect((await giveCode(ada, forged, { code: ada.codeIn(0) })).answer.status).toBe(401);
    expect((await giveCode(ada, "", { code: ada.codeIn(0) })).answer.status).toBe(401);
  });
});

describe("a code of the authenticator", () => {
  test("that was used is refused, at the same moment too, from any other caller", async () => {
    await forgetCodes(ada);
    const code = ada.codeIn(0);
    const waiting = [await givePassword(ada), await givePassword(ada), await givePassword(ada)];
    const answers = await Promise.all(waiting.map(({ cookie }) => giveCode(ada, cookie, { code })));
    expect(answers.map(({ answer }) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 401, 401]);
    const late = await givePassword(ada);
    expect((await giveCode(ada, late.cookie, { code })).answer.status).toBe(401);
    const older = ada.codeIn(-1);
    expect((await giveCode(ada, late.cookie, { code: older })).answer.status).toBe(401);
    expect((await giveCode(ada, late.cookie, { code: ada.codeIn(1) })).answer.status).toBe(200);
  });

  test("with which the factor was set up is used up by that", async () => {
    const bob = await signUpWithSecondFactor(ada.server);
    const { cookie } = await givePassword(bob);
    expect((await giveCode(bob, cookie, { code: bob.firstCode })).answer.status).toBe(401);
  });

  test("cannot be guessed: five tries for a sign-in, ten for the account, over all instances and addresses", async () => {
    const bob = await signUpWithSecondFactor(ada.server);
    const other = await startServer({ DATABASE_URL: ada.server.databaseUrl });
    const servers = [ada.server, other];
    const statuses: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      const { cookie } = await givePassword(bob);
      for (let attempt = 0; attempt < 5; attempt += 1) {
        const server = servers[attempt % 2] ?? other;
        statuses.push((await giveCode({ server }, cookie, { code: "000000" })).answer.status);
      }
    }
    expect(statuses.filter((status) => status === 401)).toHaveLength(10);
    const { cookie } = await givePassword(bob);
    const locked = await giveCode({ server: other }, cookie, { code: bob.codeIn(0) });
    expect([locked.answer.status, await locked.answer.json()]).toMatchObject([
      429,
      { code: "ACCOUNT_TEMPORARILY_LOCKED" },
    ]);
    expect(Number(locked.answer.headers.get("retry-after"))).toBeGreaterThan(0);
    await other.close();
  });
});

describe("a backup code", () => {
  test("lets in once, however it is written, and by one of several at the same moment", async () => {
    const [code = ""] = ada.backupCodes;
    expect(ada.backupCodes).toHaveLength(10);
    const waiting = [await givePassword(ada), await givePassword(ada), await givePassword(ada)];
    const typed = ` ${code.toUpperCase().replace("-", " ")} `;
    const answers = await Promise.all(
      waiting.map(({ cookie }) => giveCode(ada, cookie, { code: typed }, "backup-code")),
    );
    expect(answers.filter(({ answer }) => answer.status === 200)).toHaveLength(1);
    expect(answers.every(({ answer }) => answer.status < 500)).toBe(true);
    const { cookie } = await givePassword(ada);
    expect((await giveCode(ada, cookie, { code }, "backup-code")).answer.status).toBe(401);
    expect((await giveCode(ada, cookie, { code: ada.backupCodes[1] ?? "" }, "backup-code")).answer.status).toBe(200);
    await forgetCodes(ada);
  });
});

describe("a trusted browser", () => {
  const trust = async (person: PersonWithSecondFactor) => {
    await forgetCodes(person);
    const { cookie } = await givePassword(person);
    const trusted = await giveCode(person, cookie, { code: person.codeIn(0), trustDevice: true });
    expect(trusted.answer.status).toBe(200);
    return trusted.cookie;
  };
  const isAsked = async (person: PersonWithSecondFactor, cookie: string) =>
    Reflect.has(await (await givePassword(person, cookie)).answer.json(), "twoFactorRedirect");

  test("is not asked again, and others are", async () => {
    const cookie = await trust(ada);
    const again = await givePassword(ada, cookie);
    expect(await isSignedIn(ada.server, again.cookie)).toBe(true);
    expect(await isAsked(ada, again.cookie)).toBe(false);
    expect(await isAsked(ada, "")).toBe(true);
  });

  test("is asked again once its owner has forgotten it, or changed the password", async () => {
    const bob = await signUpWithSecondFactor(ada.server);
    const cookie = await trust(bob);
    const headers = { cookie };
    const forgotten = await postJson(bob.server, "/api/trpc/security.forgetDevices", {}, headers);
    expect(forgotten.status).toBe(200);
    expect(await isAsked(bob, cookie)).toBe(true);
    const anew = await trust(bob);
    const change = { currentPassword: bob.password, newPassword: "quite another password" };
    expect((await postJson(bob.server, "/api/auth/change-password", change, { cookie: anew })).status).toBe(200);
    expect(await isAsked({ ...bob, password: change.newPassword }, anew)).toBe(true);
  });

  test("of one user is no other user's", async () => {
    const bob = await signUpWithSecondFactor(ada.server);
    expect(await isAsked(bob, await trust(ada))).toBe(true);
  });
});

test("a new password, by the link in a mail, leaves the second factor and ends what waited for it", async () => {
  const bob = await signUpWithSecondFactor(ada.server);
  await confirmAddress(bob);
  const waiting = await givePassword(bob);
  await postJson(bob.server, "/api/auth/request-password-reset", { email: bob.email });
  const { token } = await mailTo(bob.server, bob.email, "reset-password");
  const newPassword = "quite another password";
  const reset = await postJson(bob.server, "/api/auth/reset-password", { token, newPassword });
  expect(reset.status).toBe(200);
  expect((await giveCode(bob, waiting.cookie, { code: bob.codeIn(0) })).answer.status).toBe(401);
  const { answer, cookie } = await givePassword({ ...bob, password: newPassword });
  expect(await answer.json()).toMatchObject({ twoFactorRedirect: true });
  expect((await giveCode(bob, cookie, { code: bob.codeIn(1) })).answer.status).toBe(200);
});

test("the stored form of cookies and links signs no user in", async () => {
  const { cookie } = await givePassword(ada);
  const identifier = decodeURIComponent(/two_factor=([^;]+)/.exec(cookie)?.[1] ?? "").split(".")[0] ?? "";
  expect(identifier).toMatch(/^2fa-[\w-]{20}$/);
  const rows = await ada.server.runtime.database.db.select().from(verifications);
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) expect(row.identifier).toMatch(/^(trust-device-|2fa-attempts-|2fa-)?[\w-]{43}$/);
});

test("without a second factor nothing changes", async () => {
  const server = ada.server;
  const eve = await signUp({ server, email: newEmail() });
  const { cookie } = await givePassword(eve);
  expect(await isSignedIn(server, cookie)).toBe(true);
});
