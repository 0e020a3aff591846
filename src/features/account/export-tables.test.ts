import { sql } from "drizzle-orm";
import { pgTable, text, uuid } from "drizzle-orm/pg-core";
import { expect, test } from "vitest";
import { z } from "zod";
import { declaredTables, perPerson } from "~/testing/database/owned-rows";
import { callerAs } from "~/testing/server/caller";
import { type Person, signUp } from "~/testing/people/people";
import { writeExport } from "./export-file";
import type { ExportPosition } from "./export-position";

/** A table of rows that belong to users: how a row is made and what an export holds of it, or why it holds nothing. */
type Part =
  | { plant: (person: Person) => Promise<unknown>; held: (file: ExportFile) => unknown }
  | { omittedBecause: string };

const rows = z.array(z.looseObject({}));
const exportFile = z.looseObject({
  signInMethods: z.object({ hasPassword: z.boolean(), passkeys: rows }),
  sessions: rows,
  tasks: rows,
  activity: rows,
});
type ExportFile = z.infer<typeof exportFile>;

const signedUp = () => Promise.resolve();
const parts: Record<string, Part> = {
  tasks: {
    plant: (person) => callerAs(person).tasks.create.mutate({ title: "Read" }),
    held: ({ tasks }) => tasks[0],
  },
  audit_events: { plant: signedUp, held: ({ activity }) => activity[0] },
  sessions: { plant: signedUp, held: ({ sessions }) => sessions[0] },
  accounts: { plant: signedUp, held: ({ signInMethods }) => signInMethods.hasPassword || undefined },
  passkeys: {
    plant: ({ userId, server }) =>
      server.runtime.database.db.execute(sql`
        insert into passkeys (user_id, name, public_key, credential_id, counter, device_type, backed_up)
        values (${userId}::uuid, 'Laptop', 'key', ${userId}, 0, 'multiDevice', true)`),
    held: ({ signInMethods }) => signInMethods.passkeys[0],
  },
  change_clocks: { omittedBecause: "counts the changes of what the export holds; it says nothing about a person" },
  two_factors: { omittedBecause: "holds secrets; the profile says whether there is one" },
  known_devices: { omittedBecause: "holds the hash of a cookie; sessions and activity name the devices" },
  verifications: { omittedBecause: "holds secrets of links in mails, for some minutes" },
};

test("every table whose rows belong to a user is in the export, or says why not", async () => {
  const advice = "read it in features/account/export-queries.ts, and name it among the parts of this test";
  expect(perPerson(await declaredTables()).sort(), advice).toEqual(Object.keys(parts).sort());
});

test("such a table is found by its owner's id", () => {
  const columns = { id: uuid("id"), name: text("name") };
  const projects = pgTable("projects", { ...columns, userId: uuid("user_id") });
  expect(perPerson([projects, pgTable("settings", columns), { userId: "projects" }])).toEqual(["projects"]);
});

const exported = Object.entries(parts).flatMap(([table, part]) =>
  "omittedBecause" in part ? [] : [{ table, ...part }],
);

test.each(exported)("an export holds what stands in $table", async ({ plant, held }) => {
  const ada = await signUp();
  await plant(ada);
  const read = (from: ExportPosition | undefined) => callerAs(ada).account.export.mutate({ from });
  const text = (await writeExport(read, "2026-11-20T09:00:00.000Z")).join("");
  expect(held(exportFile.parse(JSON.parse(text)))).toBeDefined();
});
