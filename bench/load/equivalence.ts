import { deepStrictEqual } from "node:assert";
import postgres from "postgres";
import { z } from "zod";
import type { Call, Case } from "./cases";
import type { Server } from "../servers/servers";

const enveloped = z.object({ result: z.object({ data: z.unknown() }) });
const unwrap = (answer: unknown) => enveloped.parse(answer).result.data;
const stored = z.looseObject({ id: z.uuid(), createdAt: z.iso.datetime(), updatedAt: z.iso.datetime() });
const page = z.object({ items: z.array(z.unknown()) });

/**
 * Sends the case `one` to every server and throws unless all give the same answer, and each refuses a forged token.
 * Ignores what two created tasks cannot share (id and timestamps), and removes the tasks afterwards.
 */
export async function verifyEquivalence(
  one: Case,
  {
    servers,
    tokens,
    databaseUrl,
  }: {
    servers: { keel: Server; references: Server[]; before: Server | undefined };
    tokens: string[];
    databaseUrl: string;
  },
): Promise<void> {
  for (const token of [tokens[0], tokens.at(-1)]) {
    const fromKeel = unwrap(await ask(servers.keel, one.keel, token));
    if (one.name === "list") deepStrictEqual(page.parse(fromKeel).items.length, 50, "The list does not hold 50 tasks.");
    if (one.name === "search")
      deepStrictEqual(page.parse(fromKeel).items.length > 0, true, "The search finds nothing.");
    for (const reference of servers.references) {
      const fromReference = await ask(reference, one.reference, token);
      deepStrictEqual(
        comparable(one, fromReference),
        comparable(one, fromKeel),
        `${reference.name} and keel answer ${one.name} differently.`,
      );
    }
  }
  if (servers.before !== undefined) {
    const [now, before] = [
      await ask(servers.keel, one.keel, tokens[0]),
      await ask(servers.before, one.keel, tokens[0]),
    ];
    deepStrictEqual(
      comparable(one, unwrap(before)),
      comparable(one, unwrap(now)),
      `${one.name} is answered otherwise.`,
    );
  }
  await refusesStrangers(servers.keel, one.keel);
  for (const reference of servers.references) await refusesStrangers(reference, one.reference);
  if (one.name === "create") await removeNewTasks(databaseUrl);
}

async function ask(server: Server, call: Call, token: string | undefined): Promise<unknown> {
  const response = await send(server, call, token);
  if (response.status !== 200) throw new Error(`${server.name} answered ${response.status}: ${await response.text()}`);
  return response.json();
}

async function refusesStrangers(server: Server, call: Call): Promise<void> {
  const forged = `eyJhbGciOiJFZERTQSJ9.e30.${"A".repeat(86)}`;
  const { status } = await send(server, call, forged);
  if (status !== 401) throw new Error(`${server.name} answered ${status} to a forged token.`);
}

function send(server: Server, { method, path, body }: Call, token: string | undefined): Promise<Response> {
  const headers = {
    authorization: `Bearer ${token}`,
    ...(body === undefined ? {} : { "content-type": "application/json" }),
  };
  return fetch(`${server.origin}${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
}

function comparable(one: Case, answer: unknown): unknown {
  if (one.name !== "create") return answer;
  const { id, createdAt, updatedAt, ...rest } = stored.parse(answer);
  return { ...rest, isComplete: id !== createdAt && createdAt === updatedAt };
}

async function removeNewTasks(databaseUrl: string): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1 });
  await sql`delete from tasks where created_at > now() - interval '30 seconds'`;
  await sql.end();
}
