import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { accounts, verifications } from "~/server/auth/tables";
import { verificationPurposes } from "~/server/auth/verifications/purpose";
import { newAdministrator, newEmail, type Person, postJson, signUp } from "../../people/people";
import { callerAs } from "../../server/caller";
import { confirmAddress, mailTo } from "../../mail/mailbox";
import {
  addPasskey,
  askForChallenge,
  giveCode,
  givePassword,
  signUpWithSecondFactor,
} from "../../people/second-factor";
import { createSoftwarePasskey } from "../../people/software-passkey";
import { signInAgain } from "../../people/admins";
import { startGoogle } from "../../people/google";

const reason = "Asked for on the telephone";
const newPassword = "water the ferns on friday";

const post = ({ server, cookie }: Person, path: string, body: object) =>
  postJson(server, `/api/auth${path}`, body, { cookie });

/** Signs up a user with an unopened link of every kind. */
async function withLinks(person?: Person): Promise<{ ada: Person; tokens: Record<string, string>; elsewhere: string }> {
  const ada = person ?? (await signUp());
  const { server, email } = ada;
  await confirmAddress(ada);
  const elsewhere = newEmail();
  await post(ada, "/change-email", { newEmail: elsewhere });
  await post(ada, "/change-email/approve", { token: (await mailTo(server, email, "approve-email-change")).token });
  await post(ada, "/change-email", { newEmail: newEmail() });
  await post(ada, "/request-password-reset", { email });
  const tokens = {
    "/change-email/approve": (await mailTo(server, email, "approve-email-change")).token,
    "/change-email/confirm": (await mailTo(server, elsewhere, "confirm-email-change")).token,
    "/reset-password": (await mailTo(server, email, "reset-password")).token,
  };
  return { ada, tokens, elsewhere };
}

async function expectEnded({ ada, tokens }: Awaited<ReturnType<typeof withLinks>>) {
  const { password } = ada;
  const bodies = { "/reset-password": { newPassword }, "/change-email/confirm": { password } };
  for (const [path, token] of Object.entries(tokens)) {
    const answer = await postJson(ada.server, `/api/auth${path}`, {
      token,
      ...Object.entries(bodies).find(([at]) => at === path)?.[1],
    });
    expect([path, answer.status, (await answer.json()).code]).toEqual([path, 400, "INVALID_TOKEN"]);
  }
}

const admin = newAdministrator();
const administration = async () => callerAs(await signInAgain(await admin)).users;

/** Events that show that an attacker may have had access, or that the account has another owner. */
const events: [string, (person: Person, context: Awaited<ReturnType<typeof withLinks>>) => Promise<unknown>][] = [
  ["a changed password", (ada) => post(ada, "/change-password", { currentPassword: ada.password, newPassword })],
  [
    "a confirmed change of the address",
    (ada, { tokens }) => post(ada, "/change-email/confirm", { token: tokens["/change-email/confirm"] }),
  ],
  [
    "a password that was reset",
    (ada, { tokens }) => post(ada, "/reset-password", { token: tokens["/reset-password"], newPassword }),
  ],
  ["a ban", async ({ userId: id }) => (await administration()).ban.mutate({ id, reason })],
  [
    "a reset of the second factor",
    async ({ userId: id }) => (await administration()).resetSecondFactor.mutate({ id, reason }),
  ],
  ["the end of the account", (ada) => post(ada, "/delete-user", { confirmation: ada.email, password: ada.password })],
];

describe("every earlier link is invalidated by", () => {
  test.each(events)("%s", async (_what, happens) => {
    const context = await withLinks();
    await happens(context.ada, context);
    await expectEnded(context);
  });

  test("removing a passkey", async () => {
    const context = await withLinks();
    const { ada } = context;
    const added = z.object({ id: z.string() }).parse(await (await addPasskey(ada, createSoftwarePasskey())).json());
    expect((await post(ada, "/passkey/delete-passkey", { id: added.id })).status).toBe(200);
    await expectEnded(context);
  });

  test("turning the authenticator off", async () => {
    const context = await withLinks(await signUpWithSecondFactor());
    const { ada } = context;
    expect((await post(ada, "/two-factor/disable", { password: ada.password })).status).toBe(200);
    await expectEnded(context);
  });

  test("unlinking Google", async () => {
    const context = await withLinks();
    const { ada } = context;
    const { db } = ada.server.runtime.database;
    await db.insert(accounts).values({ userId: ada.userId, accountId: newEmail(), providerId: "google" });
    expect(await callerAs(ada).account.unlinkGoogle.mutate()).toEqual({ unlinked: true });
    await expectEnded(context);
  });

  test("confirming an address", async () => {
    const ada = await signUp();
    await post(ada, "/request-password-reset", { email: ada.email });
    const { token } = await mailTo(ada.server, ada.email, "reset-password");
    await confirmAddress(ada);
    expect((await post(ada, "/reset-password", { token, newPassword })).status).toBe(400);
  });
});

test("only the user's own links end: those of another user, and trusted browsers, stay", async () => {
  const ada = await signUpWithSecondFactor();
  const { cookie } = await givePassword(ada);
  const trusted = await giveCode(ada, cookie, { code: ada.codeIn(1), trustDevice: true });
  expect(trusted.answer.status).toBe(200);
  const bob = await withLinks(await signUp());
  const { tokens } = await withLinks(ada);
  const confirmed = await post(ada, "/change-email/confirm", { token: tokens["/change-email/confirm"] ?? "" });
  expect(confirmed.status).toBe(200);
  expect((await callerAs(ada).security.factors.query()).trustedDevices).toHaveLength(1);
  const theirs = await post(bob.ada, "/reset-password", { token: bob.tokens["/reset-password"], newPassword });
  expect(theirs.status).toBe(200);
});

describe("a pending verification", () => {
  test("names its user and purpose, whoever writes it", async () => {
    const google = await startGoogle();
    const { server } = google;
    const ada = await signUpWithSecondFactor(server);
    await confirmAddress(ada);
    const { cookie } = await givePassword(ada);
    await giveCode(ada, cookie, { code: ada.codeIn(1), trustDevice: true });
    await givePassword(ada);
    await askForChallenge(server, "register", ada.cookie);
    await askForChallenge(server, "authenticate", "");
    await post(ada, "/request-password-reset", { email: ada.email });
    await post(ada, "/link-social", { provider: "google", callbackURL: "/", errorCallbackURL: "/" });
    const { db } = server.runtime.database;
    const rows = await db.select().from(verifications);
    expect(rows.filter(({ purpose }) => purpose === null)).toEqual([]);
    expect(new Set(rows.map(({ purpose }) => purpose))).toEqual(new Set(verificationPurposes));
    // Where Better Auth's value names the user, the column does, too.
    const naming = rows.filter(({ value }) => value.includes(ada.userId));
    expect(naming.length).toBeGreaterThan(3);
    expect(naming.filter(({ userId }) => userId !== ada.userId)).toEqual([]);
    await google.close();
  });

  test("of a kind that nothing could end is not written", async () => {
    const { server } = await signUp();
    const { internalAdapter } = await server.runtime.auth.$context;
    const row = { identifier: "something-new", value: "1", expiresAt: new Date(Date.now() + 1000) };
    await expect(internalAdapter.createVerificationValue(row)).rejects.toThrow("unknown kind");
  });

  test("is never looked up by its content", () => {
    const files = readdirSync("src", { recursive: true, encoding: "utf8" }).map((path) => join("src", path));
    const code = files.filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path));
    const readers = code.filter((path) => {
      const text = readFileSync(path, "utf8");
      const named = /\bverifications\.value\b|\{[^{}]*\bvalue\b[^{}]*\} = verifications\b/.test(text);
      return named && path !== "src/server/auth/account/one-time-links.ts";
    });
    expect(readers).toEqual([]);
    const links = readFileSync("src/server/auth/account/one-time-links.ts", "utf8");
    expect(links.match(/.*verifications\.value.*/g)).toEqual([
      "    .select({ user: owner, about: verifications.value })",
    ]);
  });
});
