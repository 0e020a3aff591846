import { z } from "zod";
import { eventResource, eventRow, exampleEvent } from "~/features/audit-events/resource";
import { taskResource } from "~/features/tasks/resource";
import type { Resource } from "~/server/operations/operation";
import type { Piece } from "./export-piece";
import { exportPosition } from "./export-position";

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
const task = taskResource.row.extend({ deletedAt: instant.nullable() });

const piece = z.object({
  account: account.nullable().meta({ description: "With the first piece." }),
  tasks: z.array(task),
  activity: z.array(eventRow),
  next: exportPosition.nullable().meta({ description: "What the following call starts `from`; null with the last." }),
});

const example: Piece = {
  account: {
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
  },
  tasks: [],
  activity: [{ ...exampleEvent, details: null }],
  next: { part: "activity", after: exampleEvent.id },
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
  description: "Who you are here, and how you sign in.",
  nested: {
    profile: part("Profile", { row: profile, description: "What the account says about you." }),
    signInMethods: part("SignInMethods", {
      row: signInMethods,
      description: "The ways in.",
      nested: { passkeys: part("Passkey", { row: passkey, description: "A passkey, without its key." }) },
    }),
    sessions: part("ExportedSession", { row: session, description: "A session with all that is kept of it." }),
  },
});

/** A piece of the export in the public API, including tasks in the trash. */
export const exportResource: Resource = {
  ...part("Export", {
    row: piece,
    description: "A piece of all that is kept of you.",
    nested: {
      account: accountResource,
      tasks: {
        ...taskResource,
        name: "ExportedTask",
        description: "A task, which may be in the trash.",
        row: task,
        hidden: [],
      },
      activity: eventResource,
    },
  }),
  example,
};
