import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { importJWK, jwtVerify } from "jose";
import postgres from "postgres";
import { uuidv7 } from "uuidv7";
import { z } from "zod";

/**
 * The same API with Node's HTTP server, postgres.js and jose, each used as its README shows: a token is verified at every request,
 * dates are `Date`s. No headers beyond the content type, no log, no limits.
 */
const { DATABASE_URL = "", ISSUER = "", PUBLIC_KEY = "" } = process.env;
const sql = postgres(DATABASE_URL, { connection: { TimeZone: "UTC" } });
const key = await importJWK(JSON.parse(PUBLIC_KEY), "EdDSA");

const columns = sql`
  user_id as "userId", id, title, description, completed, completed_at as "completedAt", priority, due_on as "dueOn", due_at as "dueAt", deadline_on as "deadlineOn", project_id as "projectId", section_id as "sectionId", parent_id as "parentId", position, repeat, series_id as "seriesId", tags,
  version, created_at as "createdAt", updated_at as "updatedAt", deleted_at as "deletedAt"`;

const change = z.object({
  id: z.uuid(),
  title: z.string().trim().min(1).max(500),
  priority: z.enum(["low", "medium", "high"]),
});
const newTask = z.object({
  title: z.string().trim().min(1).max(500),
  description: z.string().max(10_000).default(""),
  priority: z.enum(["low", "medium", "high"]).default("medium"),
  dueOn: z.iso.date().nullable().default(null),
  tags: z.array(z.string().max(50)).max(20).default([]),
});

async function userIdOf(request: IncomingMessage): Promise<string | undefined> {
  const token = request.headers.authorization?.slice("Bearer ".length) ?? "";
  try {
    const { payload } = await jwtVerify(token, key, { issuer: ISSUER, audience: ISSUER, algorithms: ["EdDSA"] });
    return payload.sub;
  } catch {
    return undefined;
  }
}

async function listTasks(userId: string, parameters: URLSearchParams) {
  const completed = parameters.get("completed") ?? "all";
  const priorities = parameters.getAll("priority");
  const words = parameters.get("search")?.split(/\s+/) ?? [];
  const limit = Number(parameters.get("limit") ?? 50);
  const rows = await sql`
    select ${columns} from tasks
    where user_id = ${userId} and deleted_at is null
    ${completed === "all" ? sql`` : sql`and completed = ${completed === "completed"}`}
    ${priorities.length === 0 ? sql`` : sql`and priority in ${sql(priorities)}`}
    ${words.length === 0 ? sql`` : words.map((word) => sql`and (title ilike ${like(word)} or description ilike ${like(word)})`)}
    order by created_at desc, id desc
    limit ${limit + 1}`;
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    items: rows.slice(0, limit).map(toTask),
    nextCursor:
      last === undefined ? null : Buffer.from(JSON.stringify([last["createdAt"], last["id"]])).toString("base64url"),
  };
}

async function createTask(userId: string, input: unknown) {
  const { title, description, priority, dueOn, tags } = newTask.parse(input);
  const [task] = await sql`
    insert into tasks (user_id, id, title, description, priority, due_on, tags)
    values (${userId}, ${uuidv7()}, ${title}, ${description}, ${priority}, ${dueOn}, ${tags})
    returning ${columns}`;
  return task && toTask(task);
}

async function changeTask(userId: string, input: unknown) {
  const { id, title, priority } = change.parse(input);
  const [task] = await sql`
    update tasks set title = ${title}, priority = ${priority}, version = version + 1, updated_at = now()
    where user_id = ${userId} and id = ${id} and deleted_at is null
    returning ${columns}`;
  return task && toTask(task);
}

/** The driver turns a day into a `Date`, too. */
function toTask(row: postgres.Row) {
  const { dueOn } = row;
  return { ...row, dueOn: dueOn instanceof Date ? dueOn.toISOString().slice(0, 10) : null };
}

const like = (word: string) => `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString());
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.statusCode = status;
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify(body));
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const userId = await userIdOf(request);
  if (userId === undefined) return send(response, 401, { error: "Sign in first." });
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
  const route = `${request.method} ${pathname}`;
  if (route === "GET /noop") return send(response, 200, { userId });
  if (route === "GET /tasks") return send(response, 200, await listTasks(userId, searchParams));
  if (route === "POST /tasks") return send(response, 200, await createTask(userId, await readJson(request)));
  if (route === "POST /tasks/change") return send(response, 200, await changeTask(userId, await readJson(request)));
  return send(response, 404, { error: "There is nothing at this address." });
}

const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => {
    console.error(error);
    send(response, 500, { error: "Something went wrong." });
  });
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  console.log(`ready at http://127.0.0.1:${typeof address === "object" ? address?.port : address}`);
});
