import { z } from "zod";
import { personName } from "~/shared/text/person-name";
import { faultOfImportedHash } from "../passwords/imported-hash";
import { instantOf } from "./instants";
import type { ExportRecord } from "./record";
import { type Ban, banOf, isDeleted } from "./status";
import { idTextOf, isBlank } from "./values";

/** A user of another product, as far as Keel can store it. */
export interface ImportedUser {
  /** The id there, kept if it is a UUID. */
  sourceId: string | undefined;
  email: string;
  emailVerified: boolean;
  name: string;
  createdAt: Date | undefined;
  /** bcrypt or argon2, in its usual notation. */
  passwordHash: string | undefined;
  /** The subjects of the accounts at Google; `undefined` for one that cannot be right. */
  googleIds: (string | undefined)[];
  banned: Ban | undefined;
  /** What is lost, as a message for the operator. */
  losses: string[];
}

/** What a format found in one record, before it is checked. */
export interface ParsedUser {
  sourceId: unknown;
  email: unknown;
  emailVerified: boolean;
  /** The first one that is not blank counts. */
  names: unknown[];
  createdAt: unknown;
  passwordHash: unknown;
  /** The subjects of the accounts at Google; `undefined` for one that cannot be right. */
  googleIds: (string | undefined)[];
  losses: string[];
}

const email = z
  .string()
  .trim()
  .max(254)
  // Before lower-casing, which turns the Kelvin sign into a k, and the address into that of another person.
  .pipe(z.email().toLowerCase());

/** Returns the user that a format found in `record`, or what is wrong with it. */
export function readParsedUser(found: ParsedUser, record: ExportRecord): ImportedUser | string {
  if (isDeleted(record)) return "was deleted there";
  if (isBlank(found.email)) return "has no e-mail address";
  const address = email.safeParse(found.email);
  if (!address.success) return "has an e-mail address that cannot be used";
  const hash = typeof found.passwordHash === "string" ? found.passwordHash.trim() : undefined;
  const fault = isBlank(found.passwordHash) ? undefined : faultOfImportedHash(hash ?? "");
  const name = nameOf(found.names, address.data);
  const losses = [
    ...found.losses,
    ...(fault === undefined ? [] : [`the password, which has to be reset (${fault})`]),
    ...(name.includes("\uFFFD") ? ["letters of the name, which were lost before"] : []),
  ];
  return {
    sourceId: idTextOf(found.sourceId),
    email: address.data,
    emailVerified: found.emailVerified,
    name,
    createdAt: madeBefore(found.createdAt),
    passwordHash: fault === undefined ? hash : undefined,
    googleIds: found.googleIds,
    banned: banOf(record),
    losses,
  };
}

/** Returns a date of creation, unless it lies in the future. */
function madeBefore(value: unknown): Date | undefined {
  const date = instantOf(value);
  return date !== undefined && date.getTime() <= Date.now() ? date : undefined;
}

function nameOf(names: unknown[], address: string): string {
  const written = names
    .filter((name) => typeof name === "string")
    .map(personName)
    .find((name) => name !== undefined);
  return written ?? personName(address.split("@")[0] ?? "") ?? address;
}
