import { deepStrictEqual } from "node:assert";
import postgres from "postgres";
import { z } from "zod";
import type { Call, Case } from "./cases";
import { commonFields } from "./common-fields";
import { createFiller, type Values } from "./fill-body";
import type { Server } from "../servers/servers";

const enveloped = z.object({ result: z.object({ data: z.unknown() }) });
const unwrap = (answer: unknown) => enveloped.parse(answer).result.data;
const stored = z.looseObject({
  id: z.uuid(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  version: z.int(),
});
const pushed = z.object({ outcomes: z.tuple([z.object({ task: z.unknown() })]) });
const page = z.object({ items: z.array(z.unknown()) });

interface Caller {
  token: string;
  values: Values;
}

/**
 * Sends the case `one` to every server and throws unless all give the same answer, and each refuses a forged token.
 * Ignores what two created tasks cannot share (id and timestamps) and the fields that another commit lacks, and removes the tasks afterwards.
 */
export async function verifyEquivalence(
  one: Case,
  {
    servers,
    callers,
    databaseUrl,
  }: {
    servers: { keel: Server; references: Server[]; before: Server | undefined };
    callers: Caller[];
    databaseUrl: string;
  },
): Promise<void> {
  for (const caller of callers) {
    const fromKeel = unwrap(await ask(servers.keel, one.keel, caller));
    if (one.name === "list") deepStrictEqual(page.parse(fromKeel).items.length, 50, "The list does not hold 50 tasks.");
    if (one.name === "search")
      deepStrictEqual(page.parse(fromKeel).items.length > 0, true, "The search finds nothing.");
    for (const reference of servers.references) {
      const fromReference = await ask(reference, one.reference, caller);
      deepStrictEqual(
        comparable(one, fromReference),
        comparable(one, fromKeel),
        `${reference.name} and keel answer ${one.name} differently.`,
      );
    }
  }
  const [first] = callers;
  if (servers.before !== undefined && first !== undefined) {
    const answers = [await ask(servers.before, one.keel, first), await ask(servers.keel, one.keel, first)] as const;
    const [before, now] = answers.map((answer) => comparable(one, unwrap(answer)));
    deepStrictEqual(...commonFields(before, now), `${one.name} is answered otherwise.`);
  }
  await refusesStrangers(servers.keel, one.keel);
  for (const reference of servers.references) await refusesStrangers(reference, one.reference);
  if (one.name === "create" || one.name === "push") await removeNewTasks(databaseUrl);
}

/** Returns whether the server of another commit has the procedure of this case. Only a caller is told. */
export async function isKnown(one: Case, server: Server, caller: Caller): Promise<boolean> {
  return (await send(server, filled(one.keel, caller), caller.token)).status !== 404;
}

const filled = (call: Call, { values }: Caller): Call =>
  call.body === undefined ? call : { ...call, body: createFiller(values)(call.body) };

async function ask(server: Server, call: Call, caller: Caller): Promise<unknown> {
  const response = await send(server, filled(call, caller), caller.token);
  if (response.status !== 200) throw new Error(`${server.name} answered ${response.status}: ${await response.text()}`);
  return response.json();
}

const forged = `eyJhbGciOiJFZERTQSJ9.e30.${"A".repeat(86)}`;

async function refusesStrangers(server: Server, call: Call): Promise<void> {
  const { status } = await send(server, call, forged);
  if (status !== 401) throw new Error(`${server.name} answered ${status} to a forged token.`);
}

function send(server: Server, { method, path, body }: Call, token: string): Promise<Response> {
  const headers = {
    authorization: `Bearer ${token}`,
    ...(body === undefined ? {} : { "content-type": "application/json" }),
  };
  return fetch(`${server.origin}${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
}

function comparable(one: Case, answer: unknown): unknown {
  if (one.name === "push" && pushed.safeParse(answer).success)
    return comparable(one, pushed.parse(answer).outcomes[0].task);
  if (!["create", "update", "push"].includes(one.name)) return answer;
  const { id, createdAt, updatedAt, version, ...rest } = stored.parse(answer);
  return { ...rest, isChanged: version > 1, hasTimes: id !== createdAt && createdAt <= updatedAt };
}

async function removeNewTasks(databaseUrl: string): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1 });
  await sql`delete from tasks where created_at > now() - interval '30 seconds'`;
  await sql.end();
}
