import { uuidv7 } from "uuidv7";
import { beforeEach, expect, test } from "vitest";
import { openConnection } from "../../database/database";
import { eventually } from "../../eventually";
import { auditEntries } from "../../people/audit-log";
import { type Person, signUp } from "../../people/people";
import { callerAs } from "../../server/caller";
import { errorOf } from "../../server/responses";
import { startServer } from "../../server/runtime";
import { newClient } from "../../sync/client";

let ada: Person;
let grace: Person;
beforeEach(async () => {
  [ada, grace] = await Promise.all([signUp(), signUp({ name: "Grace" })]);
});

const titlesOf = async (person: Person) => (await callerAs(person).tasks.list.query()).items.map(({ title }) => title);
const create = (client: ReturnType<typeof newClient>, title: string) =>
  client.command("tasks.create", { id: uuidv7(), title });

test("commands of one user are refused from any other, before anything in them is read", async () => {
  const laptop = newClient(ada);
  const command = create(laptop, "Ada's");
  const refused = await errorOf(
    newClient(grace).push([command, command], { userId: ada.userId, clientId: laptop.clientId }),
  );
  expect(refused).toMatchObject({ code: "FORBIDDEN", message: "These changes belong to someone else." });
  expect([await titlesOf(ada), await titlesOf(grace)]).toEqual([[], []]);
  expect(await laptop.push([command])).toMatchObject({ outcomes: [{ number: 1, ok: true }] });
});

test("a client id belongs to its user: another user's client with the same id has its own numbers and receipts", async () => {
  const laptop = newClient(ada);
  const first = create(laptop, "Ada's");
  await laptop.push([first]);
  const copied = { userId: grace.userId, clientId: laptop.clientId };
  expect(await newClient(grace).push([{ ...first, number: 2 }], copied)).toEqual({ outcomes: [], expected: 1 });
  const { outcomes } = await newClient(grace).push([first], copied);
  expect(outcomes).toMatchObject([{ number: 1, error: { code: "CONFLICT" } }]);
  expect(await titlesOf(grace)).toEqual([]);
  expect(await laptop.push([create(laptop, "Next")])).toMatchObject({ outcomes: [{ number: 2, ok: true }] });
});

test("what is applied once is in the audit log once, and so is what was refused", async () => {
  const { id: secret } = await callerAs(grace).tasks.create.mutate({ title: "Secret" });
  const laptop = newClient(ada);
  const commands = [
    create(laptop, "Read"),
    laptop.command("tasks.update", { id: secret, title: "Mine", was: {} }),
    create(laptop, "Write"),
  ];
  const answers = await Promise.all([1, 2, 3].map(() => laptop.push(commands)));
  for (const { outcomes } of answers)
    expect(outcomes).toMatchObject([{ ok: true }, { error: { code: "FORBIDDEN" } }, { ok: true }]);
  const entries = await auditEntries(ada.server, { userId: ada.userId });
  const ofTasks = entries
    .filter(({ kind }) => String(kind).startsWith("task."))
    .map(({ kind, outcome, details }) => [kind, outcome, details]);
  expect(ofTasks).toEqual([
    ["task.created", "success", expect.anything()],
    ["task.changed", "failure", { id: secret }],
    ["task.created", "success", expect.anything()],
  ]);
  expect(await titlesOf(grace)).toEqual(["Secret"]);
});

/** Holds a task, so that a command about it waits; `waits` resolves once one does. */
async function hold(person: Person, id: string) {
  const sql = openConnection(person.server.databaseUrl);
  await sql`begin`;
  await sql`select from tasks where user_id = ${person.userId} and id = ${id} for update`;
  const other = openConnection(person.server.databaseUrl);
  return {
    waits: () =>
      eventually(async () => {
        const [row] =
          await other`select count(*)::int as waiting from pg_locks where not granted and locktype in ('tuple', 'transactionid')`;
        expect(row?.["waiting"]).toBeGreaterThan(0);
      }),
    release: async () => {
      await sql`rollback`;
      await Promise.all([sql.end(), other.end()]);
    },
  };
}

test("a session that ends in the middle of a push ends it: what is applied is answered, and the rest waits for the next session", async () => {
  const server = await startServer();
  const person = await signUp({ server });
  const laptop = newClient(person);
  const { id } = await callerAs(person).tasks.create.mutate({ title: "Held" });
  const held = await hold(person, id);
  const commands = [
    create(laptop, "Read"),
    laptop.command("tasks.update", { id, priority: "high", was: {} }),
    create(laptop, "Write"),
  ];
  const pushing = laptop.push(commands);
  await held.waits();
  await server.fetch("/api/auth/sign-out", {
    method: "POST",
    headers: { cookie: person.cookie, origin: server.runtime.origin },
  });
  await held.release();
  expect((await pushing).outcomes.map(({ number }) => number)).toEqual([1, 2]);
  expect((await errorOf(laptop.push(commands))).code).toBe("UNAUTHORIZED");
  await server.close();
});

test("a database that answers too late ends a push: nothing of that command is done, and it is applied when it comes again", async () => {
  const laptop = newClient(ada);
  const { id } = await callerAs(ada).tasks.create.mutate({ title: "Held" });
  const held = await hold(ada, id);
  const first = create(laptop, "Read");
  const edit = laptop.command("tasks.update", { id, priority: "high", was: {} });
  const commands = [first, edit, create(laptop, "Write")];
  expect((await laptop.push(commands)).outcomes.map(({ number }) => number)).toEqual([1]);
  expect((await errorOf(laptop.push([edit]))).code).toBe("SERVICE_UNAVAILABLE");
  await held.release();
  expect((await laptop.push(commands)).outcomes).toMatchObject([{ ok: true }, { ok: true }, { ok: true }]);
  expect((await callerAs(ada).tasks.byId.query({ id })).version).toBe(2);
});

test("each command counts as a call: a push ends where the caller's limit does, and says when to come back", async () => {
  const server = await startServer({ RATE_LIMIT: "on" });
  const person = await signUp({ server });
  const laptop = newClient(person);
  const all = Array.from({ length: 1300 }, (_, at) => laptop.command("tasks.setCompleted", { at }));
  let applied = 0;
  // No whole number of pushes is as many as the limit.
  for (let at = 0; at < all.length && applied === at; at += 47)
    applied += (await laptop.push(all.slice(at, at + 47))).outcomes.length;
  expect(applied).toBeGreaterThan(1100);
  expect(applied).toBeLessThanOrEqual(1260);
  const refused = await server.fetch("/api/trpc/sync.push", {
    method: "POST",
    headers: { authorization: `Bearer ${person.token}`, "content-type": "application/json" },
    body: JSON.stringify({
      userId: person.userId,
      clientId: laptop.clientId,
      acked: 0,
      commands: all.slice(applied, applied + 1),
    }),
  });
  expect([refused.status, Number(refused.headers.get("retry-after")) > 0]).toEqual([429, true]);
  await server.close();
});
