import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { lockFaults } from "~/testing/database/migration-locks";

/** The last migration that was made before there was this rule. */
const lastUnbound = "0007_two_spellings.sql";

const files = readdirSync("drizzle")
  .filter((name) => name.endsWith(".sql"))
  .sort();
const contentOf = (name: string) => readFileSync(`drizzle/${name}`, "utf8");

test("no migration keeps people waiting for a whole table", () => {
  expect(files).toContain(lastUnbound);
  const faults = files
    .filter((name) => name > lastUnbound)
    .flatMap((name) => {
      const earlier = files.filter((other) => other < name).map(contentOf);
      return lockFaults(contentOf(name), earlier).map((fault) => `drizzle/${name}: ${fault}`);
    });
  expect(faults).toEqual([]);
});

const refused: [what: string, migration: string, instead: RegExp][] = [
  ["an index", `CREATE INDEX "a" ON "tasks" USING btree ("title");`, /create index concurrently/],
  ["a unique index", `CREATE UNIQUE INDEX IF NOT EXISTS "a" ON "public"."tasks" ("title")`, /concurrently/],
  ["an index behind a comment", `-- a note\nCREATE /* another */ INDEX "a" ON tasks (title)`, /concurrently/],
  ["a second statement on the same line", `SELECT ';'; create index a on tasks (title)`, /concurrently/],
  ["an index that goes", `DROP INDEX "tasks_id";`, /drop index concurrently/],
  [
    "an index beside others, among statements of a transaction",
    `ALTER TABLE "tasks" ADD COLUMN "a" text;--> statement-breakpoint\nDROP INDEX CONCURRENTLY IF EXISTS "a";--> statement-breakpoint\nCREATE INDEX CONCURRENTLY "a" ON "tasks" ("a");`,
    /migration of its own/,
  ],
  [
    "an index that an interruption would leave broken",
    `CREATE INDEX CONCURRENTLY IF NOT EXISTS "a" ON "tasks" ("title")`,
    /drop index concurrently if exists a/,
  ],
  [
    "a key",
    `ALTER TABLE "tasks" ADD CONSTRAINT "a" FOREIGN KEY ("a") REFERENCES "public"."users"("id") ON DELETE cascade;`,
    /not valid/,
  ],
  ["a key without a name", `alter table tasks add foreign key (a) references users (id)`, /not valid/],
  ["a check", `ALTER TABLE "tasks" ADD CONSTRAINT "a" CHECK (length(title) > 0)`, /not valid/],
  [
    "a constraint that is validated at once",
    `ALTER TABLE "tasks" ADD CONSTRAINT "a" CHECK (title <> '') NOT VALID;\nALTER TABLE "tasks" VALIDATE CONSTRAINT "a";`,
    /migration of its own/,
  ],
  ["what has to be the only one", `ALTER TABLE "tasks" ADD CONSTRAINT "a" UNIQUE("title")`, /using index/],
  ["a primary key", `ALTER TABLE "tasks" ADD PRIMARY KEY ("id")`, /using index/],
  [
    "a column with a key in it",
    `ALTER TABLE "tasks" ADD COLUMN "a" uuid REFERENCES users(id)`,
    /in a statement of its own/,
  ],
  ["a column without the word", `ALTER TABLE "tasks" ADD "a" uuid UNIQUE`, /in a statement of its own/],
  [
    "a column that PostgreSQL works out",
    `ALTER TABLE "tasks" ADD COLUMN "a" text GENERATED ALWAYS AS (lower(title)) STORED`,
    /written anew/,
  ],
  ["a column that counts", `ALTER TABLE "tasks" ADD COLUMN "a" bigserial`, /written anew/],
  [
    "a default that differs from row to row",
    `ALTER TABLE "tasks" ADD COLUMN "a" uuid DEFAULT gen_random_uuid() NOT NULL`,
    /differs from row to row/,
  ],
  [
    "another such default",
    `ALTER TABLE "tasks" ADD COLUMN "a" timestamp(3) with time zone DEFAULT clock_timestamp()`,
    /differs from row to row/,
  ],
  [
    "a column that must not be absent, without a default",
    `ALTER TABLE "tasks" ADD COLUMN "a" text NOT NULL`,
    /constant default/,
  ],
  [
    "a column that must no longer be absent",
    `ALTER TABLE "tasks" ALTER COLUMN "due_on" SET NOT NULL`,
    /check \(due_on is not null\) not valid/,
  ],
  ["another type", `ALTER TABLE "tasks" ALTER COLUMN "version" SET DATA TYPE bigint`, /every row anew/],
  [
    "another type, with its conversion",
    `ALTER TABLE "tasks" ALTER "tags" TYPE jsonb USING to_jsonb("tags")`,
    /every row anew/,
  ],
  [
    "the second of two changes",
    `ALTER TABLE "tasks" ADD COLUMN "a" numeric(3, 1), ALTER COLUMN "version" TYPE bigint`,
    /every row anew/,
  ],
  ["a change of all rows", `UPDATE "tasks" SET "title" = trim("title")`, /in batches/],
  [
    "a change of rows within another statement",
    `WITH "gone" AS (DELETE FROM "tasks" RETURNING "id") SELECT 1`,
    /in batches/,
  ],
  ["a change of rows in code", `DO $$ BEGIN UPDATE tasks SET version = 1; END $$`, /in batches/],
  ["rows that go", `DELETE FROM "sessions" WHERE "expires_at" < now()`, /in batches/],
  ["a table that is written anew", `VACUUM FULL tasks; CLUSTER tasks; TRUNCATE tasks`, /while the app is stopped/],
  ["an index that is made anew", `REINDEX TABLE tasks`, /concurrently/],
];

test.each(refused)(
  "a statement that would block users is refused, with an alternative: %s",
  (_what, migration, instead) => {
    expect(lockFaults(migration).join("\n")).toMatch(instead);
  },
);

const checked = [
  `ALTER TABLE "tasks" ADD CONSTRAINT "a" CHECK ("due_on" IS NOT NULL) NOT VALID;`,
  `ALTER TABLE "tasks" VALIDATE CONSTRAINT "a";`,
];
const fine: [what: string, migration: string, earlier?: string[]][] = [
  [
    "a table of its own, with all that belongs to it",
    `CREATE TABLE "plans" ("id" uuid PRIMARY KEY, "user_id" uuid);--> statement-breakpoint\nALTER TABLE "plans" ADD CONSTRAINT "b" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint\nCREATE INDEX "plans_user" ON "plans" USING btree ("user_id");`,
  ],
  [
    "an index beside others",
    `DROP INDEX CONCURRENTLY IF EXISTS "a";--> statement-breakpoint\nCREATE INDEX CONCURRENTLY "a" ON "tasks" ("title");`,
  ],
  [
    "a key that new rows are held to",
    `ALTER TABLE "tasks" ADD CONSTRAINT "a" FOREIGN KEY ("a") REFERENCES "users"("id") ON UPDATE cascade NOT VALID`,
  ],
  ["the check of the old rows", checked[1] ?? ""],
  [
    "what must no longer be absent, once that was checked",
    `ALTER TABLE "tasks" ALTER COLUMN "due_on" SET NOT NULL`,
    checked,
  ],
  [
    "columns that may be absent, or have a constant default",
    `ALTER TABLE "tasks" ADD COLUMN "a" text;ALTER TABLE "tasks" ADD COLUMN "b" timestamp(3) with time zone DEFAULT now() NOT NULL;ALTER TABLE "tasks" ADD COLUMN "c" text[] DEFAULT '{}' NOT NULL, ADD COLUMN "d" text DEFAULT 'update tasks (x)' NOT NULL`,
  ],
  [
    "a default for rows to come",
    `ALTER TABLE "tasks" ALTER COLUMN "id" SET DEFAULT gen_random_uuid();ALTER TABLE "tasks" ALTER COLUMN "due_on" DROP NOT NULL`,
  ],
  [
    "a constraint from an index that is there",
    `ALTER TABLE "tasks" ADD CONSTRAINT "a" UNIQUE USING INDEX "tasks_title"`,
  ],
  ["a function", `CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$ UPDATE tasks SET version = 1; $$`],
  ["a right", `GRANT SELECT, UPDATE ON tasks TO keel`],
];

test.each(fine)("a statement that blocks no user passes: %s", (_what, migration, earlier = []) => {
  expect(lockFaults(migration, earlier)).toEqual([]);
});

test("the earlier migrations would not have passed: the rule understands what Drizzle writes", () => {
  expect(files.filter((name) => name <= lastUnbound && lockFaults(contentOf(name)).length > 0)).toEqual([
    "0002_factors.sql",
    "0004_people_in_order.sql",
    "0005_trust.sql",
    "0007_two_spellings.sql",
  ]);
});
