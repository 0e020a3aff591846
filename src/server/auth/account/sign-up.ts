import { randomUUID } from "node:crypto";
import { createAuthEndpoint, formCsrfMiddleware, APIError } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { parseUserOutput } from "better-auth/db";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { requestChangesOf } from "../better-auth/request-changes";
import { nilUserId } from "../../audit/table";
import { accounts, users } from "../tables";
import { commitOnlyIf } from "../../db/commit-only-if";
import { findByEmail, sendMail, sendVerificationMail, type AccountDeps } from "./account-mail";
import { addLink } from "./one-time-links";
import { recordNewAccount } from "./undo-sign-up";

const signUpInput = z.strictObject({
  name: z.string(),
  email: z.email(),
  password: z.string().min(1),
  /** Accepted, because Better Auth's client sends it, and not stored. */
  image: z.unknown().optional(),
  rememberMe: z.boolean().optional(),
  callbackURL: z.string().optional(),
});

/**
 * Creates an account. For an address that has one, status, body and work are the same, nothing is stored, and its owner gets a mail. Where no
 * confirmation is required, a new account is signed in at once, and only its cookies differ.
 */
export const signUpEndpoint = (deps: AccountDeps) =>
  createAuthEndpoint(
    "/sign-up/email",
    { method: "POST", use: [formCsrfMiddleware], body: signUpInput },
    async (ctx) => {
      const { name, password, rememberMe } = ctx.body;
      const email = ctx.body.email.toLowerCase();
      const hash = await ctx.context.password.hash(password);
      const { user, isNew } = await createUser(deps, { name, email, hash });
      if (isNew) {
        requestChangesOf(ctx).created = user.id;
        recordNewAccount(user.id);
      }
      const answer = { token: null, user: parseUserOutput(ctx.context.options, { ...user, email }) };
      if (deps.isVerificationRequired) return ctx.json(answer);
      if (!isNew) {
        await simulateSession(deps);
        return ctx.json(answer);
      }
      const session = await ctx.context.internalAdapter.createSession(user.id, rememberMe === false);
      if (session === null) throw new APIError("INTERNAL_SERVER_ERROR");
      await setSessionCookie(ctx, { session, user }, rememberMe === false);
      return ctx.json(answer);
    },
  );

type NewUser = { name: string; email: string; hash: string };

async function createUser(deps: AccountDeps, input: NewUser) {
  // Of two sign-ups with one address at the same moment, the second finds it taken.
  const created = (await attempt(deps, input)) ?? (await attempt(deps, input));
  if (created === undefined) throw new APIError("INTERNAL_SERVER_ERROR");
  return created;
}

/** Creates the user; `undefined` when another request took the address meanwhile. */
function attempt({ db, outbox, origin }: AccountDeps, { name, email, hash }: NewUser) {
  return db.transaction(async (tx) => {
    const owner = await findByEmail(tx, email);
    const isNew = owner === undefined;
    const user = await commitOnlyIf(isNew, tx, async (savepoint) => {
      const address = isNew ? email : `${randomUUID()}@invalid`;
      const [row] = await savepoint.insert(users).values({ name, email: address }).onConflictDoNothing().returning();
      if (row === undefined) return undefined;
      const credential = { userId: row.id, accountId: row.id, providerId: "credential", password: hash };
      await savepoint.insert(accounts).values(credential);
      return row;
    });
    if (user === undefined) return undefined;
    if (isNew) await sendVerificationMail(tx, { outbox, origin, to: user, email });
    else {
      await addLink(tx, { kind: "verify-email", userId: undefined, about: { email } });
      const message = { kind: "existing-account" as const, name: owner.name, link: `${origin}/sign-in` };
      await sendMail(tx, { outbox, to: owner, message });
    }
    return { user, isNew };
  });
}

/** Performs the work of opening a session, but creates none. */
async function simulateSession({ db }: AccountDeps): Promise<void> {
  await db.select().from(users).where(eq(users.id, nilUserId));
  await addLink(db, { kind: "verify-email", userId: undefined });
}
