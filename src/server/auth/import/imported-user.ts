import { z } from "zod";
import { faultOfForeignHash } from "../foreign-hash";

/** A user of another product, as far as Keel has a place for what it says. */
export interface ImportedUser {
  /** The id it had there, kept where it is a UUID. */
  sourceId: string | undefined;
  email: string;
  emailVerified: boolean;
  name: string;
  createdAt: Date | undefined;
  /** bcrypt or argon2, in its usual notation. */
  passwordHash: string | undefined;
  /** The subject at Google. */
  googleId: string | undefined;
  /** `"forever"`, or until when. */
  banned: "forever" | Date | undefined;
  /** What is lost on the way, in words for who runs the import. */
  losses: string[];
}

/** What a format found in one record, before anything of it is believed. */
export interface FoundUser {
  sourceId?: unknown;
  email?: unknown;
  emailVerified?: boolean;
  /** The first one that says something counts. */
  names?: unknown[];
  createdAt?: unknown;
  passwordHash?: unknown;
  googleId?: unknown;
  banned?: "forever" | Date | undefined;
  losses?: string[];
}

const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email())
  .refine((text) => !/[\0\p{Surrogate}]/u.test(text));
const longestName = 100;

/** The user, or what is wrong with the record. */
export function readFoundUser(found: FoundUser): ImportedUser | string {
  if (isBlank(found.email)) return "has no e-mail address";
  const address = email.safeParse(found.email);
  if (!address.success) return "has an e-mail address that cannot be used";
  const losses = [...(found.losses ?? [])];
  const hash = isBlank(found.passwordHash) ? undefined : String(found.passwordHash).trim();
  const fault = hash === undefined ? undefined : faultOfForeignHash(hash);
  if (fault !== undefined) losses.push(`the password, which has to be reset (${fault})`);
  return {
    sourceId: isBlank(found.sourceId) ? undefined : String(found.sourceId),
    email: address.data,
    emailVerified: found.emailVerified ?? false,
    name: nameOf(found.names ?? [], address.data),
    createdAt: instantOf(found.createdAt),
    passwordHash: fault === undefined ? hash : undefined,
    googleId: isBlank(found.googleId) ? undefined : String(found.googleId),
    banned: found.banned,
    losses,
  };
}

function nameOf(names: unknown[], address: string): string {
  const written = names
    .filter((name) => typeof name === "string")
    .map((name) => name.replaceAll(/[\p{Cc}\p{Cf}\p{Surrogate}]/gu, "").trim())
    .find((name) => name !== "");
  return Array.from(written ?? address.split("@")[0] ?? address)
    .slice(0, longestName)
    .join("");
}

/** Seconds, milliseconds or text, as exports have them. */
export function instantOf(value: unknown): Date | undefined {
  if (isBlank(value)) return undefined;
  const number = Number(value);
  const date = new Date(Number.isNaN(number) ? String(value) : number < 1e11 ? number * 1000 : number);
  return Number.isNaN(date.getTime()) || date.getUTCFullYear() > 9999 ? undefined : date;
}

/** What CSV has for nothing, too. */
export function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === "" || value === "null" || value === "NULL";
}

export function isTrue(value: unknown): boolean {
  return value === true || /^(true|t|1|yes)$/i.test(String(value));
}
