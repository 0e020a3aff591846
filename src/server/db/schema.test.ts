import { spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { getAuthTables } from "better-auth/db";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openConnection } from "~/testing/database/database";
import { startServer, type TestServer } from "~/testing/server/runtime";

interface Column {
  table: string;
  name: string;
  type: string;
  isNullable: boolean;
  hasDefault: boolean;
}

let server: TestServer;
let database: ReturnType<typeof openConnection>;
let columns: Column[];

beforeAll(async () => {
  server = await startServer();
  database = openConnection(server.databaseUrl);
  columns = await database<Column[]>`
    select table_name as "table", column_name as name, data_type as type,
           is_nullable = 'YES' as "isNullable", column_default is not null as "hasDefault"
    from information_schema.columns where table_schema = 'public' order by 1, ordinal_position`;
});
afterAll(async () => {
  await database.end();
  await server.close();
});

test("drizzle-kit finds no difference between the schema and the migrations", async () => {
  await mkdir("node_modules/.cache", { recursive: true });
  const copy = await mkdtemp("node_modules/.cache/drizzle-");
  const out = `${copy}/out`;
  try {
    await cp("drizzle", out, { recursive: true });
    const before = await readdir(out, { recursive: true });
    const config = `import config from "../../../drizzle.config";\nexport default { ...config, out: "${out}" };\n`;
    await writeFile(`${copy}/drizzle.config.ts`, config);
    const said = await run("node_modules/.bin/drizzle-kit", ["generate", `--config=${copy}/drizzle.config.ts`]);
    expect(said).toContain("No schema changes, nothing to migrate");
    expect(await readdir(out, { recursive: true })).toEqual(before);
  } finally {
    await rm(copy, { recursive: true });
  }
});

test("every migration stands in the journal, once, in order", async () => {
  const journal = JSON.parse(await readFile("drizzle/meta/_journal.json", "utf8"));
  const tags: string[] = journal.entries.map(({ tag }: { tag: string }) => tag);
  const files = (await readdir("drizzle")).filter((name) => name.endsWith(".sql"));
  expect(tags.map((tag) => `${tag}.sql`)).toEqual(files.sort());
});

describe("Better Auth's tables", () => {
  const tables: Record<string, string> = {
    user: "users",
    session: "sessions",
    account: "accounts",
    verification: "verifications",
    jwks: "jwks",
    twoFactor: "two_factors",
    passkey: "passkeys",
  };
  const snakeCase = (name: string) => name.replaceAll(/[A-Z]+/g, (capitals) => `_${capitals.toLowerCase()}`);
  const typesOf = (type: unknown, isReference: boolean): string[] => {
    if (isReference) return ["uuid"];
    if (type === "date") return ["timestamp with time zone"];
    if (type === "number") return ["integer", "bigint"];
    return type === "boolean" ? ["boolean"] : ["text", "uuid"];
  };

  test("have every column that it needs, of a suitable type, and no constraint that would stop it from writing", () => {
    const wanted = getAuthTables(server.runtime.auth.options);
    const faults: string[] = [];
    for (const [model, { fields }] of Object.entries(wanted)) {
      const own = columns.filter(({ table }) => table === tables[model]);
      const known = new Set(["id"]);
      for (const [key, field] of Object.entries(fields)) {
        const name = snakeCase(field.fieldName ?? key);
        known.add(name);
        const column = own.find((candidate) => candidate.name === name);
        if (column === undefined) faults.push(`${model}.${name} is missing`);
        else if (!typesOf(field.type, field.references !== undefined).includes(column.type))
          faults.push(`${model}.${name} is ${column.type}`);
        else if (field.required === false && !column.isNullable && !column.hasDefault)
          faults.push(`${model}.${name} may be absent, but the column demands it`);
      }
      for (const { name, isNullable, hasDefault } of own) {
        if (!known.has(name) && !isNullable && !hasDefault) faults.push(`${model}.${name} is ours, and demanded`);
      }
      expect(own.find(({ name }) => name === "id")?.type, model).toBe("uuid");
    }
    expect(faults).toEqual([]);
    expect(Object.keys(wanted).sort()).toEqual(Object.keys(tables).sort());
  });

  test("are accepted by it: a session can be asked for", async () => {
    expect(await server.runtime.auth.api.getSession({ headers: new Headers({ cookie: "a=b" }) })).toBeNull();
    expect((await server.fetch("/api/auth/get-session")).status).toBe(200);
  });

  test("leave the keys open that other versions leave out", () => {
    for (const name of ["alg", "crv", "expires_at"]) {
      expect(columns.find((column) => column.table === "jwks" && column.name === name)?.isNullable).toBe(true);
    }
  });
});

describe("the data rules", () => {
  /** What belongs to the identity of a user; everything else with a `user_id` is distributed by it. */
  const identity = ["sessions", "accounts", "verifications", "two_factors", "passkeys", "push_subscriptions"];
  /** The trail of what was done outlives whom it was done to. */
  const outlasting = new Set(["audit_events"]);
  /** Keys of what there is one of for a user, and of what a browser of theirs counts. */
  const otherKeys = new Map([
    ["preferences", "PRIMARY KEY (user_id)"],
    ["change_clocks", "PRIMARY KEY (user_id)"],
    ["task_changes", "PRIMARY KEY (user_id, task_id, version)"],
    ["sync_clients", "PRIMARY KEY (user_id, client_id)"],
    ["sync_receipts", "PRIMARY KEY (user_id, client_id, number)"],
  ]);
  const perUser = () =>
    [...new Set(columns.filter(({ name }) => name === "user_id").map(({ table }) => table))].filter(
      (table) => !identity.includes(table),
    );

  test("instants are timestamptz everywhere", () => {
    expect(columns.filter(({ type }) => type.startsWith("time") && type !== "timestamp with time zone")).toEqual([]);
    expect(columns.filter(({ type }) => type === "timestamp with time zone").length).toBeGreaterThan(10);
  });

  test("users are known by uuid everywhere", () => {
    const ids = columns.filter(({ name, table }) => name === "user_id" || (table === "users" && name === "id"));
    expect(new Set(ids.map(({ type }) => type))).toEqual(new Set(["uuid"]));
  });

  test("the keys of a table that belongs to users begin with the user", async () => {
    expect(perUser()).toContain("tasks");
    const keys = await database<{ table: string; definition: string }[]>`
      select conrelid::regclass::text as "table", pg_get_constraintdef(oid) as definition
      from pg_constraint where contype = 'p' and connamespace = 'public'::regnamespace`;
    for (const table of perUser()) {
      const key = otherKeys.get(table) ?? "PRIMARY KEY (user_id, id)";
      expect(keys.find((found) => found.table === table)?.definition, table).toBe(key);
    }
  });

  test("the unique and foreign keys between such tables contain the user", async () => {
    const constraints = await database<{ table: string; kind: string; definition: string }[]>`
      select tablename as "table", 'index' as kind, indexdef as definition from pg_indexes
      where schemaname = 'public' and indexdef like 'CREATE UNIQUE%'
      union all
      select conrelid::regclass::text, 'reference', pg_get_constraintdef(oid)
      from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`;
    const own = constraints.filter(({ table }) => perUser().includes(table));
    expect(own.length).toBeGreaterThan(0);
    expect(own.filter(({ definition }) => !/\(user_id[,)]/.test(definition))).toEqual([]);
  });

  test("there are no triggers", async () => {
    expect(await database`select tgname from pg_trigger where not tgisinternal`).toHaveLength(0);
  });

  test("what belongs to a user is deleted with the user", async () => {
    const rules = await database<{ table: string; definition: string }[]>`
      select conrelid::regclass::text as "table", pg_get_constraintdef(oid) as definition
      from pg_constraint where contype = 'f' and confrelid in ('users'::regclass, 'sync_clients'::regclass)`;
    const leaving = [...identity, ...perUser()].filter((table) => !outlasting.has(table));
    expect(rules.map(({ table }) => table).sort()).toEqual(leaving.sort());
    for (const { definition } of rules) expect(definition).toContain("ON DELETE CASCADE");
  });
});

/** Returns what `command` prints; fails when the command fails. */
function run(command: string, args: string[]): Promise<string> {
  return new Promise((answer, reject) => {
    const child = spawn(command, args);
    const printed: Buffer[] = [];
    child.stdout.on("data", (part: Buffer) => printed.push(part));
    child.stderr.on("data", (part: Buffer) => printed.push(part));
    child.on("error", reject);
    child.on("close", (code) => {
      const text = Buffer.concat(printed).toString();
      if (code === 0) answer(text);
      else reject(new Error(`${command} ended with ${code}: ${text}`));
    });
  });
}
