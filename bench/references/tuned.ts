import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { importJWK, jwtVerify } from "jose";
import postgres from "postgres";
import { uuidv7 } from "uuidv7";
import { z } from "zod";

/**
 * `plain.ts` as fast as the same tools allow: a token is verified once and cached until it expires, dates stay the text that
 * PostgreSQL sends, statements are complete and prepared once, and bodies are sent in one piece.
 */
const { DATABASE_URL = "", ISSUER = "", PUBLIC_KEY = "" } = process.env;
const key = await importJWK(JSON.parse(PUBLIC_KEY), "EdDSA");
const sql = postgres(DATABASE_URL, {
  connection: { TimeZone: "UTC" },
  types: {
    day: { to: 1082, from: [1082], serialize: String, parse: (text: string) => text },
    instant: { to: 1184, from: [1184], serialize: String, parse: toIsoInstant },
  },
});

const columns = `
  user_id as "userId", id, title, description, completed, completed_at as "completedAt", priority, due_on as "dueOn", due_at as "dueAt", deadline_on as "deadlineOn", project_id as "projectId", section_id as "sectionId", parent_id as "parentId", position, repeat, series_id as "seriesId", tags,
  version, created_at as "createdAt", updated_at as "updatedAt", deleted_at as "deletedAt"`;
const insert = `
  insert into tasks (user_id, id, title, description, priority, due_on, tags) values ($1, $2, $3, $4, $5, $6, $7) returning ${columns}`;
const update = `
  update tasks set title = $1, priority = $2, version = version + 1, updated_at = now()
  where user_id = $3 and id = $4 and deleted_at is null returning ${columns}`;

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

const verified = new Map<string, { userId: string; expiresAt: number }>();

function userIdOf(request: IncomingMessage): string | undefined | Promise<string | undefined> {
  const token = request.headers.authorization?.slice("Bearer ".length) ?? "";
  const known = verified.get(token);
  return known !== undefined && Date.now() < known.expiresAt ? known.userId : verify(token);
}

async function verify(token: string): Promise<string | undefined> {
  try {
    const { payload } = await jwtVerify(token, key, { issuer: ISSUER, audience: ISSUER, algorithms: ["EdDSA"] });
    if (payload.sub === undefined || payload.exp === undefined) return undefined;
    if (verified.size >= 5000) verified.clear();
    verified.set(token, { userId: payload.sub, expiresAt: payload.exp * 1000 });
    return payload.sub;
  } catch {
    return undefined;
  }
}

async function listTasks(userId: string, parameters: URLSearchParams) {
  const completed = parameters.get("completed") ?? "all";
  const priorities = parameters.getAll("priority");
  const words = parameters.get("search")?.split(/\s+/).map(like) ?? [];
  const limit = Number(parameters.get("limit") ?? 50);
  const values: (string | number | boolean | string[])[] = [userId];
  const value = (given: string | number | boolean | string[]) => `$${values.push(given)}`;
  const isEach = words.map((word) => value(word)).map((at) => `and (title ilike ${at} or description ilike ${at})`);
  const text = `
    select ${columns} from tasks where user_id = $1 and deleted_at is null ${isEach.join(" ")}
    ${completed === "all" ? "" : `and completed = ${value(completed === "completed")}`}
    ${priorities.length === 0 ? "" : `and priority = any(${value(priorities)}::task_priority[])`}
    order by created_at desc, id desc limit ${value(limit + 1)}`;
  const rows = await sql.unsafe(text, values, { prepare: true });
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    items: last === undefined ? rows : rows.slice(0, limit),
    nextCursor:
      last === undefined ? null : Buffer.from(JSON.stringify([last["createdAt"], last["id"]])).toString("base64url"),
  };
}

async function createTask(userId: string, input: unknown) {
  const { title, description, priority, dueOn, tags } = newTask.parse(input);
  const values = [userId, uuidv7(), title, description, priority, dueOn, tags];
  const [task] = await sql.unsafe(insert, values, { prepare: true });
  return task;
}

async function changeTask(userId: string, input: unknown) {
  const { id, title, priority } = change.parse(input);
  const [task] = await sql.unsafe(update, [title, priority, userId, id], { prepare: true });
  return task;
}

/** `2026-11-20 05:18:39.7+00` → `2026-11-20T05:18:39.700Z` */
function toIsoInstant(text: string): string {
  const fraction = text.charAt(19) === "." ? text.slice(20, -3) : "";
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction.padEnd(3, "0")}Z`;
}

const like = (word: string) => `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;

function readJson(request: IncomingMessage): Promise<unknown> {
  return new Promise((resolve, reject) => {
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (chunk: string) => (body += chunk));
    request.on("end", () => resolve(JSON.parse(body)));
    request.on("error", reject);
  });
}

function send(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  response
    .writeHead(status, { "content-type": "application/json", "content-length": Buffer.byteLength(text) })
    .end(text);
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const identified = userIdOf(request);
  const userId = identified instanceof Promise ? await identified : identified;
  if (userId === undefined) return send(response, 401, { error: "Sign in first." });
  const [path, search] = (request.url ?? "/").split("?");
  const route = `${request.method} ${path}`;
  if (route === "GET /noop") return send(response, 200, { userId });
  if (route === "GET /tasks") return send(response, 200, await listTasks(userId, new URLSearchParams(search)));
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
