import { getTableName, sql } from "drizzle-orm";
import { pgTable, text, uuid } from "drizzle-orm/pg-core";
import { expect, test } from "vitest";
import { z } from "zod";
import { declaredTables, perPerson } from "~/testing/database/owned-rows";
import type { ExportedPart } from "~/server/operations/exported-part";
import { features } from "~/server/router";
import { plantExported } from "~/testing/features";
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
});
type ExportFile = z.infer<typeof exportFile>;

const signedUp = () => Promise.resolve();
/** The tables of the server itself. */
const ofTheServer: Record<string, Part> = {
  sessions: { plant: signedUp, held: ({ sessions }) => sessions[0] },
  accounts: { plant: signedUp, held: ({ signInMethods }) => signInMethods.hasPassword || undefined },
  passkeys: {
    plant: ({ userId, server }) =>
      server.runtime.database.db.execute(sql`
        insert into passkeys (user_id, name, public_key, credential_id, counter, device_type, backed_up)
        values (${userId}::uuid, 'Laptop', 'key', ${userId}, 0, 'multiDevice', true)`),
    held: ({ signInMethods }) => signInMethods.passkeys[0],
  },
  sync_clients: {
    omittedBecause: "counts the commands of browsers; what they did is in the tasks and in the activity",
  },
  sync_receipts: { omittedBecause: "says of commands whether they were applied, without their text" },
  reminder_sends: { omittedBecause: "says for which moment a reminder, which the export holds, was last sent" },
  change_clocks: { omittedBecause: "counts the changes of what the export holds; it says nothing about a person" },
  two_factors: { omittedBecause: "holds secrets; the profile says whether there is one" },
  known_devices: { omittedBecause: "holds the hash of a cookie; sessions and activity name the devices" },
  verifications: { omittedBecause: "holds secrets of links in mails, for some minutes" },
};

const ofFeatures: [table: string, Part][] = Object.values(features)
  .flatMap(({ exported }): [string, ExportedPart][] => Object.entries(exported))
  .map(([name, { table }]) => [
    getTableName(table),
    {
      plant: (person) => plantExported(name, person),
      held: (file) => rows.parse(file[name])[0],
    },
  ]);
const parts: Record<string, Part> = { ...ofTheServer, ...Object.fromEntries(ofFeatures) };

test("every table whose rows belong to a user is in the export, or says why not", async () => {
  const forgotten = (await declaredTables()).flatMap(({ file, value }) =>
    perPerson([value])
      .filter((table) => parts[table] === undefined)
      .map(
        (table) =>
          `Add to ${file.replace(/tables?\.ts$/, "feature.ts")}: exported: { ${table}: … }, as src/features/tasks has it`,
      ),
  );
  expect(forgotten).toEqual([]);
});

test("what is left out of the export, or read for it by the account itself, is a table that is there", async () => {
  const declared = perPerson((await declaredTables()).map(({ value }) => value));
  expect(declared).toEqual(expect.arrayContaining(Object.keys(parts)));
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
