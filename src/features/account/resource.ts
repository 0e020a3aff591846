import { z } from "zod";
import type { ExportedParts } from "~/server/operations/exported-part";
import type { Resource } from "~/server/operations/operation";
import { exportPositionIn } from "./export-position";

const instant = z.iso.datetime();

const profile = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  emailVerified: z.boolean(),
  image: z.string().nullable(),
  role: z.string(),
  hasSecondFactor: z.boolean(),
  createdAt: instant,
  updatedAt: instant,
});
const passkey = z.object({ name: z.string().nullable(), isSynced: z.boolean(), createdAt: instant });
const signInMethods = z.object({
  hasPassword: z.boolean(),
  googleSince: instant.nullable(),
  passkeys: z.array(passkey),
});
const session = z.object({
  id: z.uuid(),
  userAgent: z.string().nullable(),
  address: z.string().nullable(),
  createdAt: instant,
  lastUsedAt: instant,
  expiresAt: instant,
});
const account = z.object({ profile: profile.nullable(), signInMethods, sessions: z.array(session) });

const exampleAccount = {
  profile: {
    id: "7d3c1f0e-52a4-4b8e-9d0a-1c2b3a4d5e6f",
    name: "Ada Lovelace",
    email: "ada@example.com",
    emailVerified: true,
    image: null,
    role: "user",
    hasSecondFactor: false,
    createdAt: "2026-11-19T08:30:00.000Z",
    updatedAt: "2026-11-19T08:30:00.000Z",
  },
  signInMethods: { hasPassword: true, googleSince: null, passkeys: [] },
  sessions: [],
};

const part = (
  name: string,
  { row, description, nested = {} }: Pick<Resource, "row" | "description" | "nested">,
): Resource => ({
  name,
  description,
  row,
  example: {},
  hidden: [],
  unions: {},
  nested,
});

const accountResource = part("Account", {
  row: account,
  description: "Your profile and sign-in methods.",
  nested: {
    profile: part("Profile", { row: profile, description: "Your profile." }),
    signInMethods: part("SignInMethods", {
      row: signInMethods,
      description: "The sign-in methods of the account.",
      nested: { passkeys: part("Passkey", { row: passkey, description: "A passkey, without its key." }) },
    }),
    sessions: part("ExportedSession", { row: session, description: "A session with all stored data." }),
  },
});

/** Returns a piece of the export in the public API, with the rows of `parts`. Its example is the account and a row of the last of them. */
export function exportResourceOf(parts: ExportedParts): Resource {
  const names = Object.keys(parts);
  const ofEach = <Value>(value: (resource: Resource, name: string) => Value) =>
    Object.fromEntries(Object.entries(parts).map(([name, { resource }]) => [name, value(resource, name)]));
  const next = exportPositionIn(names).nullable();
  const row = z.object({
    account: account.nullable().meta({ description: "Only in the first part." }),
    ...ofEach(({ row: exported }) => z.array(exported)),
    next: next.meta({ description: "The `from` of the next request; null in the last part." }),
  });
  const nested = { account: accountResource, ...ofEach((resource) => resource) };
  const last = names.at(-1);
  const rows = ofEach(({ example }, name) => (name === last ? [example] : []));
  const after = last === undefined ? undefined : withId.safeParse(parts[last]?.resource.example).data?.id;
  return {
    ...part("Export", { row, description: "One part of the export of your account.", nested }),
    example: { account: exampleAccount, ...rows, next: { part: last, after } },
  };
}

const withId = z.object({ id: z.string() });
