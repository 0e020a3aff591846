import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { followTransactions } from "../sessions/current-transaction";
import { guardAdapter, type GuardOptions } from "../sessions/guarded-adapter";
import { accounts, jwks, passkeys, sessions, twoFactors, users, verifications } from "../tables";
import type { DatabaseClient } from "../../db/client";

/** The tables by Better Auth's names for them. */
const schema = {
  user: users,
  session: sessions,
  account: accounts,
  verification: verifications,
  jwks,
  twoFactor: twoFactors,
  passkey: passkeys,
};

/** Returns the adapter that Better Auth accesses the database with. */
export function authAdapter(db: DatabaseClient["db"], guarding: GuardOptions) {
  return guardAdapter(drizzleAdapter(followTransactions(db), { provider: "pg", schema, transaction: true }), guarding);
}
