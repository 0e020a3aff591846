import type { ExportFile } from "./export-file";
import type { ParsedUser } from "./imported-user";
import { googleIdsOf, idIn, joinById } from "./joins";
import { type ExportRecord, listOf, objectOf, textOf, valueOf, valuesOf } from "./record";
import { areVerified, idOf, idTextOf, isBlank, isTrue } from "./values";

/** How the export of a product is read. */
export interface Format {
  /** The columns that hold the address, and those that tell whether it was verified; one of each has to be there. */
  columns: { address: string[]; verified: string[] };
  /** Returns what each user record says, with the rest of the file at hand. */
  open: (file: ExportFile) => (user: ExportRecord) => ParsedUser;
}

const secondFactor = "the second factor, which has to be set up again";
const textNames = (...names: unknown[]) => names.filter((name) => typeof name === "string" && !isBlank(name)).join(" ");
const recordsOf = ({ users }: ExportFile) => users.filter((user) => typeof user !== "string");

/** The tables of an adapter (https://authjs.dev/concepts/database-models), as a list of users or `{ users, accounts }`. Where passwords are is up to each application. */
const authjs: Format = {
  columns: { address: ["email"], verified: ["emailVerified", "email_verified_at", "is_email_verified"] },
  open(file) {
    const id = idIn("id", "_id");
    const address = (user: ExportRecord) => user.get("email");
    const accountsOf = joinById(
      { users: recordsOf(file), id, address },
      { records: file.accounts, owner: idIn("userid") },
    );
    return (user) => ({
      sourceId: id(user),
      email: address(user),
      emailVerified: areVerified(valuesOf(user, "emailverified", "emailverifiedat", "isemailverified")),
      names: [valueOf(user, "name")],
      createdAt: valueOf(user, "createdat"),
      passwordHash: valueOf(user, "password", "passwordhash", "hashedpassword"),
      googleIds: googleIdsOf([...accountsOf(user), ...listOf(user, "accounts")], { id: ["provideraccountid"] }),
      losses: [],
    });
  },
};

/**
 * The CSV of the dashboard, with digests (https://clerk.com/docs/guides/development/migrating/export-from-clerk), or the JSON of the Backend API or its SDK,
 * without.
 */
const clerk: Format = {
  columns: {
    address: ["primary_email_address", "email_addresses"],
    verified: ["verified_email_addresses", "email_addresses"],
  },
  open: () => (user) => {
    const { email, isVerified } = clerkAddress(user);
    return {
      sourceId: valueOf(user, "id"),
      email,
      emailVerified: isVerified,
      names: [textNames(valueOf(user, "firstname"), valueOf(user, "lastname")), valueOf(user, "username")],
      createdAt: valueOf(user, "createdat"),
      passwordHash: valueOf(user, "passworddigest"),
      googleIds: googleIdsOf(listOf(user, "externalaccounts"), {
        id: ["provideruserid", "externalid", "googleid"],
        isProven: isVerifiedAtClerk,
      }),
      losses: valueOf(user, "totpsecret") !== undefined || isTrue(user.get("totpenabled")) ? [secondFactor] : [],
    };
  },
};

const isVerifiedAtClerk = (record: ExportRecord) => textOf(objectOf(record, "verification"), "status") === "verified";

function clerkAddress(user: ExportRecord): { email: unknown; isVerified: boolean } {
  const addresses = listOf(user, "emailaddresses");
  const primaryId = idOf(user.get("primaryemailaddressid"));
  const primary =
    addresses.find((address) => primaryId !== undefined && idOf(address.get("id")) === primaryId) ??
    addresses.find(isVerifiedAtClerk) ??
    addresses[0];
  if (primary !== undefined) {
    return { email: valueOf(primary, "emailaddress"), isVerified: isVerifiedAtClerk(primary) };
  }
  const verified = textOf(user, "verifiedemailaddresses")
    .toLowerCase()
    .split(/[|,;\s]+/);
  const email = valueOf(user, "primaryemailaddress");
  return { email, isVerified: typeof email === "string" && verified.includes(email.trim().toLowerCase()) };
}

/**
 * The users export (https://auth0.com/docs/manage-users/user-migration/bulk-user-exports) and the export of password hashes that support makes, which
 * names users by `_id`. One after the other: the second adds the passwords.
 */
const auth0: Format = {
  columns: { address: ["email", "identifiers"], verified: ["email_verified", "identifiers"] },
  open: () => (user) => {
    const identifier = listOf(user, "identifiers").find((entry) => textOf(entry, "type") === "email") ?? new Map();
    const email = valueOf(user, "email") ?? identifier.get("value");
    const said = valuesOf(user, "emailverified");
    const proofs = said.length === 0 && email === identifier.get("value") ? valuesOf(identifier, "verified") : said;
    const [connection, subject] = textOf(user, "userid", "id").split("|");
    const google = googleIdsOf(listOf(user, "identities"), { id: ["userid"] });
    return {
      sourceId: valueOf(user, "_id") ?? subject,
      email,
      emailVerified: areVerified(proofs),
      names: [
        textNames(valueOf(user, "givenname"), valueOf(user, "familyname")),
        valueOf(user, "name"),
        valueOf(user, "nickname"),
      ],
      createdAt: valueOf(user, "createdat"),
      passwordHash:
        valueOf(user, "passwordhash") ?? valueOf(objectOf(objectOf(user, "custompasswordhash"), "hash"), "value"),
      // Some tools write the ids of identities as numbers, which JSON rounds; this one is text.
      googleIds: connection === "google-oauth2" ? [idTextOf(subject)] : google,
      losses: isTrue(user.get("usemfa")) || listOf(user, "mfafactors").length > 0 ? [secondFactor] : [],
    };
  },
};

/** `select * from auth.users` as CSV or JSON (https://supabase.com/docs/guides/auth/managing-user-data), or `{ users, identities, mfa_factors }`. */
const supabase: Format = {
  columns: { address: ["email"], verified: ["email_confirmed_at", "confirmed_at"] },
  open(file) {
    const id = idIn("id");
    const owners = { users: recordsOf(file), id, address: (user: ExportRecord) => user.get("email") };
    const identitiesOf = joinById(owners, { records: file.identities, owner: idIn("userid") });
    const factorsOf = joinById(owners, { records: file.factors, owner: idIn("userid") });
    return (user) => {
      const said = objectOf(user, "rawusermetadata", "usermetadata");
      const identities = [...identitiesOf(user), ...listOf(user, "identities")].map(
        (identity) => new Map([...identity, ["sub", objectOf(identity, "identitydata").get("sub")]]),
      );
      return {
        sourceId: id(user),
        email: user.get("email"),
        // `confirmed_at` is the earlier of the confirmations of the address and of the telephone.
        emailVerified: areVerified(
          user.has("emailconfirmedat") || !isBlank(user.get("phone"))
            ? valuesOf(user, "emailconfirmedat")
            : valuesOf(user, "confirmedat"),
        ),
        names: [valueOf(said, "fullname"), valueOf(said, "name"), valueOf(said, "username")],
        createdAt: valueOf(user, "createdat"),
        passwordHash: valueOf(user, "encryptedpassword"),
        googleIds: googleIdsOf(identities, { id: ["providerid", "sub"] }),
        losses: factorsOf(user).length > 0 ? [secondFactor] : [],
      };
    };
  },
};

export const formats = { authjs, clerk, auth0, supabase } satisfies Record<string, Format>;
export type FormatName = keyof typeof formats;
export const formatNames = Object.keys(formats);

export function isFormatName(name: string | undefined): name is FormatName {
  return name !== undefined && Object.hasOwn(formats, name);
}
