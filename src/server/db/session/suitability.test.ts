import { describe, expect, test } from "vitest";
import { asApplication, cloneDatabase, emptyDatabase, openConnection } from "~/testing/database/database";
import { databaseWith } from "~/testing/database/odd-database";
import { StartupError } from "../../startup/startup-error";
import { migrateDatabase } from "../migrate";
import { installQueues } from "../../jobs/install";

/** Returns the error of starting Keel on the database at `url`, after `statement`. */
async function refusalOn(url: string, statement = "select 1", application = asApplication(url)): Promise<string> {
  const owner = openConnection(url);
  await owner.unsafe(statement);
  await owner.end();
  const refusal: unknown = await migrateDatabase({ owner: url, application }, installQueues).catch(
    (error: unknown) => error,
  );
  if (refusal instanceof StartupError) return refusal.message;
  throw new Error("It was not refused.", { cause: refusal });
}

describe("an unsuitable database is refused in one sentence, with the remedy:", () => {
  test.each(["LATIN1", "SQL_ASCII", "WIN1252", "EUC_JP"])("the encoding %s", async (encoding) => {
    const url = await databaseWith(`encoding ${encoding} locale_provider libc locale 'C'`);
    expect(await refusalOn(url)).toMatch(new RegExp(`its encoding is ${encoding}.* ENCODING 'UTF8' .*\\.$`));
  });

  test("no schema public", async () => {
    expect(await refusalOn(await emptyDatabase(), "drop schema public cascade")).toContain("CREATE SCHEMA public");
  });

  test("no right to make tables", async () => {
    const url = await emptyDatabase();
    expect(await refusalOn(asApplication(url))).toMatch(/The role keel_app may not prepare .*docs/);
  });

  test.each(["", "drop table keel_gone"])("tables without the list of migrations %s", async (statement) => {
    const made = `create table keel_gone (id int); drop schema drizzle cascade; ${statement}`;
    expect(await refusalOn(await cloneDatabase(), made)).toMatch(
      /42(?:P07|710).*Restore .* give Keel its own database\.$/,
    );
  });

  test("another database for the migrations than for the people", async () => {
    const [here, there] = [await cloneDatabase(), await cloneDatabase()];
    expect(await refusalOn(here, "select 1", asApplication(there))).toMatch(
      /point to different databases, .* the same one for both\.$/,
    );
  });

  test("a table or a column that is missing", async () => {
    const url = await cloneDatabase();
    expect(await refusalOn(url, "alter table tasks drop column completed_at")).toContain("lacks tasks.completed_at");
    expect(await refusalOn(url, "drop table passkeys")).toMatch(/lacks passkeys\.\w+/);
  });
});

test.each([
  [
    "postgres://keel:hunter2hunter2@127.0.0.1:1/tasks",
    /^The database at 127\.0\.0\.1:1\/tasks cannot be used: .*ECONNREFUSED/,
  ],
  [
    "postgres://keel:hunter2hunter2@/tasks?host=/nowhere",
    /\/nowhere\/\.s\.PGSQL\.5432\/tasks cannot be used: .*ENOENT/,
  ],
  ["postgres://keel:hunter2hunter2@[::1]:1,127.0.0.1:1/tasks", /^The database at \[::1\]:1,127\.0\.0\.1:1\/tasks /],
  [
    "postgres://keel:hunter2hunter2@127.0.0.1:1/tasks?sslmode=verify-ca&sslrootcert=/nowhere.pem",
    /the file of sslrootcert cannot be read/,
  ],
])("a database that cannot be reached is named, without its password: %s", async (url, said) => {
  const refusal: unknown = await migrateDatabase({ owner: url, application: url }, installQueues).catch(
    (error: unknown) => error,
  );
  expect(refusal).toBeInstanceOf(StartupError);
  expect(String(refusal)).toMatch(new RegExp(said.source.replace("^", "")));
  expect(String(refusal)).not.toContain("hunter2");
});
