import { drizzle } from "drizzle-orm/postgres-js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { openConnection } from "~/testing/database/database";
import { startServer, type TestServer } from "~/testing/server/runtime";
import { listTasks } from "./list-queries";
import { type ListTasksInput, listTasksInput } from "./filters/schema";

const ownerId = "00000000-0000-4000-8000-000000000007";
let server: TestServer;
let connection: ReturnType<typeof openConnection>;

/** Inserts a hundred users with two hundred tasks each, a tenth of them in the trash. */
beforeAll(async () => {
  server = await startServer();
  connection = openConnection(server.databaseUrl);
  await connection`
    insert into users (id, name, email)
    select ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'u', n || '@example.com'
    from generate_series(1, 100) n`;
  await connection`
    insert into tasks (user_id, id, title, priority, due_on, created_at, deleted_at)
    select u.id, gen_random_uuid(), 'task ' || n, (array['low', 'medium', 'high'])[1 + n % 3]::task_priority,
           case when n % 2 = 0 then date '2026-01-01' + n end, now() - n * interval '1 hour',
           case when n % 10 = 0 then now() end
    from users u, generate_series(1, 200) n`;
  await connection`analyze tasks`;
});
afterAll(async () => {
  await connection.end();
  await server.close();
});

/** Returns the query plans of the first and second page of `input`, before and after PostgreSQL has cached them. */
async function plansOf(input: Partial<ListTasksInput>): Promise<string[]> {
  const statements: { text: string; values: unknown[] }[] = [];
  const db = drizzle(connection, { logger: { logQuery: (text, values) => statements.push({ text, values }) } });
  const given = { ...listTasksInput.parse(input), ownerId, now: "2026-06-01T12:00:00.000Z" };
  const { next } = await listTasks(db, { ...given, cursor: undefined });
  await listTasks(db, { ...given, cursor: next });
  expect(statements).toHaveLength(2);
  const plans: string[] = [];
  for (const { text, values } of statements) {
    await connection.unsafe(`deallocate all; prepare page as ${text}`).simple();
    const explain = async () => {
      const rows = await connection.unsafe(`explain execute page(${values.map(literal).join(", ")})`).simple();
      return rows.map((row) => String(row["QUERY PLAN"])).join("\n");
    };
    plans.push(await explain());
    // After five executions PostgreSQL may use a generic plan (https://www.postgresql.org/docs/current/sql-prepare.html).
    for (let times = 0; times < 6; times += 1) await explain();
    plans.push(await explain());
  }
  return plans;
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return "null";
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  const text = Array.isArray(value) ? `{${value.join(",")}}` : z.string().parse(value);
  return `'${text.replaceAll("'", "''")}'`;
}

test.each([
  ["tasks_by_creation", { sort: "created_at", order: "desc", limit: 20 }],
  ["tasks_by_creation", { sort: "created_at", order: "asc", limit: 20 }],
  ["tasks_by_creation", { sort: "created_at", order: "desc", limit: 20, completed: "pending" }],
  ["tasks_by_due_date", { sort: "due_date", order: "asc", limit: 20 }],
  ["tasks_by_priority", { sort: "priority", order: "desc", limit: 20 }],
  ["tasks_by_priority", { sort: "priority", order: "asc", limit: 20 }],
] as const)("%s gives a page in order, without sorting: %o", async (index, input) => {
  for (const plan of await plansOf(input)) {
    expect(plan).toMatch(new RegExp(`Index Scan (Backward )?using ${index} on tasks`));
    expect(plan).not.toMatch(/Sort|Seq Scan/);
  }
});

test.each([
  { sort: "title" },
  { sort: "due_date", order: "desc" },
  { sort: "deadline" },
  { deadline: "any" },
  { sort: "completed_at", completed: "completed" },
  { sort: "deleted_at", trash: true },
  { search: "task" },
  { due: "overdue" },
  { tags: ["home"] },
  { tagsAny: ["home"] },
  { tagsNone: ["home"] },
  { tagged: "none" },
  { createdOn: "last_7_days" },
  { completedOn: "2026-11-20.." },
  { projectsAny: ["none"] },
  { projectsNone: [ownerId] },
] as const)("a list reads the tasks of one person, never all of them: %o", async (input) => {
  for (const plan of await plansOf(listTasksInput.parse({ limit: 20, ...input }))) {
    expect(plan).toMatch(/Index (Cond|Scan)/);
    expect(plan).not.toContain("Seq Scan");
  }
});

test("JSON is built for the rows of a page, not for all sorted rows", async () => {
  const depthOf = (plan: string, what: string) =>
    /^ */m.exec(plan.split("\n").find((line) => line.includes(what)) ?? "")?.[0].length ?? -1;
  for (const plan of await plansOf(listTasksInput.parse({ limit: 20, sort: "title" }))) {
    expect(depthOf(plan, "Sort Key")).toBeGreaterThan(depthOf(plan, "SubPlan"));
    expect(depthOf(plan, "SubPlan")).toBeGreaterThan(0);
  }
});
