import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { importUsers } from "~/server/auth/import/import-users";
import { users } from "~/server/auth/tables";
import { testServer } from "../server/runtime";
import { callerAs } from "../server/caller";
import { startGoogle } from "../people/google";
import { confirmAddress, followLink } from "../mail/mailbox";
import { newEmail, type Person, postJson, signUp } from "../people/people";
import { alone, among, anonymous, own, post, type Stories, type Story, type EventFields, wrong } from "./story";

/** Signs up, confirms the address, links the Google account with the same address, and unlinks it. */
async function visitGoogle(): Promise<Person> {
  const google = await startGoogle();
  const { server } = google;
  const ada = await signUp({ server });
  const account = { sub: randomUUID(), email: ada.email, email_verified: true };
  const link = () => google.visit(account, { cookie: ada.cookie, start: "/link-social" });
  await link();
  await confirmAddress(ada);
  await link();
  await callerAs(ada).account.unlinkGoogle.mutate();
  await google.close();
  return ada;
}

let guest: Promise<Person> | undefined;
const withGoogle =
  (told: Omit<EventFields, "user_id"> = {}): Story =>
  async () =>
    own(await (guest ??= visitGoogle()), { details: { method: "google" }, ...told });

/** Opens a link with a made-up token. */
const madeUp = (path: string) => anonymous(path, { token: "made-up" }, "invalid_token");

export const account = {
  "user.imported": {
    done: async () => {
      const server = await testServer();
      const { db } = server.runtime.database;
      const email = newEmail();
      await importUsers(db, JSON.stringify([{ email }]), { from: "authjs", apply: true, report: () => undefined });
      const [user] = await db.select({ id: users.id }).from(users).where(eq(users.email, email));
      const told = { actor_id: null, reason: "command", details: { from: "authjs" } };
      return { server, event: { user_id: user?.id ?? "", ...told } };
    },
    failed: "never",
  },
  "account.created": {
    done: among(async () => ({ details: { method: "password" } })),
    failed: among(async (ada) => {
      await postJson(ada.server, "/api/auth/sign-up/email", { name: "Eve", email: ada.email, password: wrong });
      return { actor_id: null, reason: "account_exists" };
    }),
  },
  "account.changed": {
    done: among(async (ada) => {
      await post(ada, "/update-user", { name: "Augusta" });
      return { details: { fields: "name" } };
    }),
    failed: among(async (ada) => {
      await post(ada, "/update-user", {});
      return { reason: "refused" };
    }),
  },
  "account.deleted": {
    done: alone(async (ada) => {
      await post(ada, "/delete-user", { confirmation: ada.email, password: ada.password });
    }),
    failed: among(async (ada) => {
      await post(ada, "/delete-user", { confirmation: ada.email, password: wrong });
      return { reason: "invalid_password" };
    }),
  },
  "account.linked": {
    done: withGoogle(),
    failed: withGoogle({ reason: "own_email_not_verified" }),
  },
  "account.unlinked": { done: withGoogle(), failed: "never" },
  "email.change_requested": {
    done: among(async (ada) => void (await post(ada, "/change-email", { newEmail: newEmail() }))),
    failed: among(async (ada) => {
      await post(ada, "/change-email", { newEmail: ada.email });
      return { reason: "same_email" };
    }),
  },
  "email.change_approved": {
    done: alone(async (ada) => {
      await confirmAddress(ada);
      await post(ada, "/change-email", { newEmail: newEmail() });
      await followLink(ada, "/change-email/approve", { kind: "approve-email-change", to: ada.email });
    }),
    failed: madeUp("/change-email/approve"),
  },
  "email.changed": {
    done: alone(async (ada) => {
      const email = newEmail();
      await post(ada, "/change-email", { newEmail: email });
      await followLink(ada, "/change-email/confirm", { kind: "confirm-email-change", to: email });
    }),
    failed: madeUp("/change-email/confirm"),
  },
  "email.verification_requested": {
    done: among(async ({ server, email }) => {
      await postJson(server, "/api/auth/send-verification-email", { email });
      return { actor_id: null };
    }),
    failed: anonymous("/send-verification-email", { email: "nonsense" }, "validation_error"),
  },
  "email.verified": { done: alone(confirmAddress), failed: madeUp("/verify-email") },
} satisfies Stories;
