import { sql } from "drizzle-orm";
import { boolean, index, integer, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { instant } from "../db/columns";
import { verificationPurposes } from "./verifications/purpose";

/**
 * The tables of Better Auth 1.7 with `jwt`, `admin`, `twoFactor` and `passkey`: https://www.better-auth.com/docs/concepts/database
 * Its adapter uses `Date`, so these columns do too. Everything else in Keel uses ISO strings.
 */
const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: "date" });
const id = () =>
  uuid("id")
    .primaryKey()
    .default(sql`gen_random_uuid()`);
const createdAt = () => moment("created_at").notNull().defaultNow();
const updatedAt = () => moment("updated_at").notNull().defaultNow();
const securityEpoch = () => integer("security_epoch").notNull().default(0);

export const users = pgTable(
  "users",
  {
    id: id(),
    name: text("name").notNull(),
    email: text("email").notNull().unique(),
    emailVerified: boolean("email_verified").notNull().default(false),
    image: text("image"),
    role: text("role").notNull().default("user"),
    twoFactorEnabled: boolean("two_factor_enabled").default(false),
    banned: boolean("banned").default(false),
    banReason: text("ban_reason"),
    banExpires: moment("ban_expires"),
    /** Incremented by what ends everything that began before: a new password, a ban, another role, … Sessions of an earlier epoch do not count. */
    securityEpoch: securityEpoch(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  // The orders of the users page; by address it uses the unique key.
  (table) => [
    index("users_by_time").on(table.createdAt, table.id),
    index("users_by_name").on(sql`${table.name} collate "und-x-icu"`, table.id),
  ],
);

const userId = () =>
  uuid("user_id")
    .notNull()
    .references(() => users.id, { onDelete: "cascade" });

export const sessions = pgTable(
  "sessions",
  {
    id: id(),
    userId: userId(),
    token: text("token").notNull().unique(),
    expiresAt: moment("expires_at").notNull(),
    ipAddress: text("ip_address"),
    userAgent: text("user_agent"),
    impersonatedBy: uuid("impersonated_by"),
    /** The epoch of its user when it was opened. An additional column, unknown to Better Auth. */
    securityEpoch: securityEpoch(),
    /** How its holder authenticated (`amr` values of RFC 8176), separated by spaces; `null` for sessions from before this column. An additional column. */
    proof: text("proof"),
    /** When its holder last gave a proof that is sufficient for this account; never set by default. An additional column. */
    confirmedAt: moment("confirmed_at"),
    /** Approximate, see `last-used.ts`. An additional column. */
    lastUsedAt: instant("last_used_at")
      .notNull()
      .default(sql`now()`),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [index("sessions_user_id").on(table.userId)],
);

export const accounts = pgTable(
  "accounts",
  {
    id: id(),
    userId: userId(),
    accountId: text("account_id").notNull(),
    providerId: text("provider_id").notNull(),
    accessToken: text("access_token"),
    refreshToken: text("refresh_token"),
    idToken: text("id_token"),
    accessTokenExpiresAt: moment("access_token_expires_at"),
    refreshTokenExpiresAt: moment("refresh_token_expires_at"),
    scope: text("scope"),
    password: text("password"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    index("accounts_user_id").on(table.userId),
    index("accounts_provider").on(table.providerId, table.accountId),
  ],
);

export const verifications = pgTable(
  "verifications",
  {
    id: id(),
    identifier: text("identifier").notNull(),
    value: text("value").notNull(),
    expiresAt: moment("expires_at").notNull(),
    /** Its user and its purpose. Rows are found and ended by these, never by `value`. `instance.ts` declares them to Better Auth. */
    userId: uuid("user_id").references(() => users.id, { onDelete: "cascade" }),
    purpose: text("purpose", { enum: verificationPurposes }),
    /** The user agent of a trusted browser. An additional column. */
    userAgent: text("user_agent"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    index("verifications_identifier").on(table.identifier),
    index("verifications_by_user").on(table.userId, table.purpose),
    // Only these rows, because a value may be too long for an index.
    index("verifications_of_user")
      .on(table.value)
      .where(sql`${table.identifier} like 'trust-device-%' or ${table.identifier} like '2fa-%'`),
  ],
);

export const jwks = pgTable("jwks", {
  id: id(),
  publicKey: text("public_key").notNull(),
  privateKey: text("private_key").notNull(),
  alg: text("alg"),
  crv: text("crv"),
  createdAt: createdAt(),
  expiresAt: moment("expires_at"),
});

export const twoFactors = pgTable(
  "two_factors",
  {
    id: id(),
    userId: userId(),
    secret: text("secret").notNull(),
    backupCodes: text("backup_codes").notNull(),
    verified: boolean("verified").default(true),
    failedVerificationCount: integer("failed_verification_count").default(0),
    lockedUntil: moment("locked_until"),
    /** The time step (RFC 6238) of the last accepted code. An additional column, unknown to Better Auth. */
    lastUsedStep: integer("last_used_step"),
  },
  (table) => [index("two_factors_user_id").on(table.userId)],
);

export const passkeys = pgTable(
  "passkeys",
  {
    id: id(),
    userId: userId(),
    name: text("name"),
    publicKey: text("public_key").notNull(),
    credentialID: text("credential_id").notNull().unique(),
    counter: integer("counter").notNull(),
    deviceType: text("device_type").notNull(),
    backedUp: boolean("backed_up").notNull(),
    transports: text("transports"),
    aaguid: text("aaguid"),
    createdAt: createdAt(),
  },
  (table) => [index("passkeys_user_id").on(table.userId)],
);

/** Browsers that users have signed in with before, by the hash of their long-lived cookie. */
export const knownDevices = pgTable(
  "known_devices",
  {
    userId: userId(),
    id: uuid("id").notNull(),
    secretHash: text("secret_hash").notNull(),
    createdAt: instant("created_at")
      .notNull()
      .default(sql`now()`),
    lastSeenAt: instant("last_seen_at")
      .notNull()
      .default(sql`now()`),
  },
  (table) => [primaryKey({ columns: [table.userId, table.id] })],
);
