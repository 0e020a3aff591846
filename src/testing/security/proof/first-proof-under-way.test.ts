import { and, eq, ne } from "drizzle-orm";
import { TOTP, URI } from "otpauth";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { accounts, passkeys, sessions, twoFactors, users, verifications } from "~/server/auth/tables";
import { mailTo } from "../../mail/mailbox";
import { cheapHasher } from "../../people/password-hasher";
import { newEmail, type Person, postJson, signUp } from "../../people/people";
import { startServer } from "../../server/runtime";
import { addPasskey, askForChallenge, givePassword } from "../../people/second-factor";
import { createSoftwarePasskey } from "../../people/software-passkey";

const rounds = 4;
/** Each password takes long enough for something else to happen meanwhile. */
const server = await startServer({}, cheapHasher(60));
afterAll(() => server.close());
const newPassword = "water the ferns on friday";
const begun = z.object({ totpURI: z.string() });

const post = ({ server, cookie }: Person, path: string, body: object) =>
  postJson(server, `/api/auth${path}`, body, { cookie });

/** What an attacker in the account may be about to add, prepared and sent at the moment of the proof. */
const additions: [string, (thief: Person) => Promise<() => Promise<unknown>>][] = [
  // After the proof there is no challenge.
  ["a passkey", async (thief) => () => addPasskey(thief, createSoftwarePasskey()).catch(() => undefined)],
  [
    "a passkey whose challenge was given before",
    async (thief) => {
      const ceremony = await askForChallenge(thief.server, "register", thief.cookie);
      const response = createSoftwarePasskey().create(ceremony);
      return () => post({ ...thief, cookie: ceremony.cookie }, "/passkey/verify-registration", { response });
    },
  ],
  ["an authenticator", async (thief) => () => post(thief, "/two-factor/enable", { password: thief.password })],
  [
    "an authenticator whose code is on its way",
    async (thief) => {
      const enabled = await post(thief, "/two-factor/enable", { password: thief.password });
      const authenticator = URI.parse(begun.parse(await enabled.json()).totpURI);
      if (!(authenticator instanceof TOTP)) throw new Error("This is no address of an authenticator.");
      return () => post(thief, "/two-factor/verify-totp", { code: authenticator.generate() });
    },
  ],
  ["another address", async (thief) => () => post(thief, "/change-email", { newEmail: newEmail() })],
  ["a session", async (thief) => () => givePassword(thief)],
  [
    "another password",
    async (thief) => () =>
      post(thief, "/change-password", { currentPassword: thief.password, newPassword: "a stranger's new password" }),
  ],
];

async function attached({ server, userId }: Person) {
  const { db } = server.runtime.database;
  const found = await Promise.all([
    db.select({ id: passkeys.id }).from(passkeys).where(eq(passkeys.userId, userId)),
    db.select({ id: twoFactors.id }).from(twoFactors).where(eq(twoFactors.userId, userId)),
    db.select({ id: sessions.id }).from(sessions).where(eq(sessions.userId, userId)),
    db
      .select({ id: accounts.id })
      .from(accounts)
      .where(and(eq(accounts.userId, userId), ne(accounts.providerId, "credential"))),
    db
      .select({ id: verifications.id })
      .from(verifications)
      .where(and(eq(verifications.userId, userId), eq(verifications.purpose, "trusted-browser"))),
  ]);
  const [user] = await db.select().from(users).where(eq(users.id, userId));
  return { rows: found.flat().length, asksForCode: user?.twoFactorEnabled, address: user?.email };
}

test.each(additions)(
  "%s is not added by a request that is under way during the first proof",
  async (_what, prepare) => {
    for (let round = 0; round < rounds; round += 1) {
      const thief = await signUp({ server });
      const { email } = thief;
      await postJson(server, "/api/auth/request-password-reset", { email });
      const { token } = await mailTo(server, email, "reset-password");
      const add = await prepare(thief);
      const prove = postJson(server, "/api/auth/reset-password", { token, newPassword });
      await new Promise((resolve) => setTimeout(resolve, round * 30));
      const [proven] = await Promise.all([prove, add()]);
      // Where the password was changed first, the link has ended, and the owner requests another.
      if (proven.status === 400) {
        await postJson(server, "/api/auth/request-password-reset", { email });
        const again = await mailTo(server, email, "reset-password");
        await postJson(server, "/api/auth/reset-password", { token: again.token, newPassword });
      }
      expect(await attached(thief)).toEqual({ rows: 0, asksForCode: false, address: email });
      expect((await givePassword({ ...thief, password: newPassword })).answer.status).toBe(200);
    }
  },
);
