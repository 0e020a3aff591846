import { type ExportFile, type ExportRecord, listIn, objectIn, textIn } from "./export-file";
import { type FoundUser, instantOf, isBlank, isTrue } from "./imported-user";

/** How the export of a product is read: what each user record says, with the rest of the file at hand. */
export type Format = (user: ExportRecord, file: ExportFile) => FoundUser;

const secondFactor = "the second factor, which has to be set up again";
const googleIn = (records: ExportRecord[], name: (record: ExportRecord) => unknown) =>
  records.find((record) => /^google(-oauth2)?$|^oauth_google$/.test(String(name(record))));

/** The tables of an adapter (https://authjs.dev/concepts/database-models), as a list of users or `{ users, accounts }`. Where passwords are is up to each application. */
const authjs: Format = (user, { accounts = [] }) => {
  const own = accounts.filter((account) => String(account["userId"] ?? account["user_id"]) === String(user["id"]));
  const google = googleIn(own, ({ provider }) => provider);
  return {
    sourceId: user["id"],
    email: user["email"],
    emailVerified: !isBlank(user["emailVerified"] ?? user["email_verified"]),
    names: [user["name"]],
    createdAt: user["createdAt"] ?? user["created_at"],
    passwordHash: user["password"] ?? user["passwordHash"] ?? user["hashedPassword"] ?? user["password_hash"],
    googleId: google?.["providerAccountId"] ?? google?.["provider_account_id"],
  };
};

/** The CSV of the dashboard, with digests (https://clerk.com/docs/guides/development/migrating/export-from-clerk), or the JSON of the Backend API, without. */
const clerk: Format = (user) => {
  const addresses = listIn(user["email_addresses"]);
  const primary = addresses.find(({ id }) => id === user["primary_email_address_id"]) ?? addresses[0];
  const email = user["primary_email_address"] ?? primary?.["email_address"];
  const verified = textIn(user["verified_email_addresses"]).split(/[|,;\s]+/);
  const google = googleIn(listIn(user["external_accounts"]), ({ provider }) => provider);
  return {
    sourceId: user["id"],
    email,
    emailVerified: verified.includes(textIn(email)) || objectIn(primary?.["verification"])["status"] === "verified",
    names: [[user["first_name"], user["last_name"]].filter((part) => !isBlank(part)).join(" "), user["username"]],
    createdAt: user["created_at"],
    passwordHash: user["password_digest"],
    googleId: google?.["provider_user_id"] ?? google?.["google_id"],
    banned: isTrue(user["banned"]) ? "forever" : undefined,
    losses: !isBlank(user["totp_secret"]) || isTrue(user["totp_enabled"]) ? [secondFactor] : [],
  };
};

/**
 * The users export (https://auth0.com/docs/manage-users/user-migration/bulk-user-exports) and the export of password hashes that support makes, which
 * names users by `_id`. One after the other: the second adds the passwords.
 */
const auth0: Format = (user) => {
  const identifier = listIn(user["identifiers"]).find(({ type }) => type === "email");
  const identities = listIn(user["identities"]);
  const google = googleIn(identities, ({ provider }) => provider);
  const userId = textIn(user["user_id"] ?? user["Id"]);
  return {
    sourceId: objectIn(user["_id"])["$oid"] ?? userId.split("|")[1],
    email: user["email"] ?? user["Email"] ?? identifier?.["value"],
    emailVerified: isTrue(user["email_verified"] ?? user["Email Verified"] ?? identifier?.["verified"]),
    names: [
      [user["given_name"], user["family_name"]].filter((part) => !isBlank(part)).join(" "),
      user["name"],
      user["nickname"],
    ],
    createdAt: objectIn(user["created_at"])["$date"] ?? user["created_at"] ?? user["Created At"],
    passwordHash: user["passwordHash"] ?? objectIn(objectIn(user["custom_password_hash"])["hash"])["value"],
    googleId: google?.["user_id"] ?? (userId.startsWith("google-oauth2|") ? userId.split("|")[1] : undefined),
    banned: isTrue(user["blocked"]) ? "forever" : undefined,
    losses: isTrue(user["use_mfa"]) || listIn(user["mfa_factors"]).length > 0 ? [secondFactor] : [],
  };
};

/** `select * from auth.users` as CSV or JSON (https://supabase.com/docs/guides/auth/managing-user-data), or `{ users, identities, mfa_factors }`. */
const supabase: Format = (user, { identities = [], mfa_factors: factors = [] }) => {
  const isOwn = (record: ExportRecord) => String(record["user_id"]) === String(user["id"]);
  const google = googleIn([...identities.filter(isOwn), ...listIn(user["identities"])], ({ provider }) => provider);
  const said = objectIn(user["raw_user_meta_data"] ?? user["user_metadata"]);
  // A ban whose end cannot be read has none.
  const bannedUntil = isBlank(user["banned_until"]) ? undefined : (instantOf(user["banned_until"]) ?? "forever");
  return {
    sourceId: user["id"],
    email: user["email"],
    emailVerified: !isBlank(user["email_confirmed_at"] ?? user["confirmed_at"]),
    names: [said["full_name"], said["name"], said["user_name"]],
    createdAt: user["created_at"],
    passwordHash: user["encrypted_password"],
    googleId: google?.["provider_id"] ?? objectIn(google?.["identity_data"])["sub"],
    banned: bannedUntil instanceof Date && bannedUntil.getTime() < Date.now() ? undefined : bannedUntil,
    losses: factors.some(isOwn) ? [secondFactor] : [],
  };
};

export const formats = { authjs, clerk, auth0, supabase } satisfies Record<string, Format>;
export type FormatName = keyof typeof formats;
export const formatNames = Object.keys(formats);

export function isFormatName(name: string | undefined): name is FormatName {
  return name !== undefined && Object.hasOwn(formats, name);
}
