import { eq, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { passkeys, sessions } from "~/server/auth/tables";
import { errorOf } from "~/testing/server/responses";
import { callerAs } from "~/testing/server/caller";
import { openConnection } from "~/testing/database/database";
import { type Person, signUp } from "~/testing/people/people";
import { auditEntries } from "~/testing/people/audit-log";
import { writeExport } from "./export-file";
import type { ExportPosition } from "./export-position";

let ada: Person;
let eve: Person;
beforeAll(async () => {
  [ada, eve] = [await signUp(), await signUp()];
  await callerAs(eve).tasks.create.mutate({ title: "Eve's" });
});

/** Inserts many rows directly, because requests would take too long. */
async function plant({ server, userId }: Person, insert: string) {
  const connection = openConnection(server.databaseUrl);
  await connection.unsafe(insert, [userId]);
  await connection.end();
}

/** Returns the whole document, as a browser saves it. */
async function exported(person: Person) {
  const pieces: number[] = [];
  const parts = await writeExport<ExportPosition>(async (from) => {
    const piece = await callerAs(person).account.export.mutate({ from });
    pieces.push(piece.tasks.length + piece.activity.length);
    return piece;
  }, "2026-11-20T09:00:00.000Z");
  const text = parts.join("");
  return { text, pieces, file: JSON.parse(text) };
}

test("an export holds the account, all its tasks including the trash, and its events, and nothing of other users", async () => {
  const { tasks } = callerAs(ada);
  const kept = await tasks.create.mutate({ title: "Write", description: "A letter.", tags: ["home"] });
  const trashed = await tasks.create.mutate({ title: "Read" });
  await tasks.delete.mutate({ id: trashed.id });
  const { file, text } = await exported(ada);
  expect(file).toMatchObject({
    format: "keel-account",
    profile: { id: ada.userId, name: ada.name, email: ada.email, emailVerified: false, role: "user" },
    signInMethods: { hasPassword: true, googleSince: null, passkeys: [] },
    sessions: [{ lastUsedAt: expect.stringMatching(/Z$/) }],
    tasks: [kept, { id: trashed.id, title: "Read", deletedAt: expect.stringMatching(/Z$/) }],
  });
  const kinds = file.activity.map(({ kind }: { kind: string }) => kind);
  expect(kinds.slice(0, 2)).toEqual(["account.exported", "task.deleted"]);
  expect(kinds.slice(-2)).toEqual(["session.started", "account.created"]);
  expect(text).not.toContain(eve.userId);
  expect(text).not.toContain("Eve");
});

test("an export holds no credentials", async () => {
  const { db } = ada.server.runtime.database;
  const key = { publicKey: "the-public-key", credentialID: `credential-${ada.userId}`, name: "Laptop" };
  await db
    .insert(passkeys)
    .values({ ...key, userId: ada.userId, counter: 0, deviceType: "multiDevice", backedUp: true });
  const [session] = await db.select().from(sessions).where(eq(sessions.userId, ada.userId));
  const [{ password } = { password: undefined }] = [
    ...(await db.execute(sql`select password from accounts where user_id = ${ada.userId}`)),
  ];
  expect([typeof session?.token, typeof password]).toEqual(["string", "string"]);
  const { file, text } = await exported(ada);
  expect(file.signInMethods.passkeys).toMatchObject([{ name: "Laptop", isSynced: true }]);
  for (const secret of [session?.token, password, key.publicKey, key.credentialID])
    expect(text).not.toContain(String(secret));
});

test("twenty thousand tasks are exported completely, each once", async () => {
  const many = await signUp();
  await plant(
    many,
    `insert into tasks (user_id, id, title, deleted_at)
     select $1::uuid, uuidv7(), 'Task ' || n, case when n % 2 = 0 then now() end from generate_series(1, 20000) n`,
  );
  const { file, pieces } = await exported(many);
  expect(new Set(file.tasks.map(({ id }: { id: string }) => id)).size).toBe(20_000);
  expect(file.tasks).toHaveLength(20_000);
  expect(Math.max(...pieces)).toBeLessThanOrEqual(1000);
});

test("a long audit log is exported completely, each event once", async () => {
  const busy = await signUp();
  await plant(
    busy,
    `insert into audit_events (user_id, kind, outcome)
     select $1::uuid, 'task.created', 'success' from generate_series(1, 2100) n`,
  );
  const { file } = await exported(busy);
  expect(new Set(file.activity.map(({ id }: { id: string }) => id)).size).toBe(file.activity.length);
  expect(file.activity.filter(({ kind }: { kind: string }) => kind === "task.created")).toHaveLength(2100);
});

test("the audit log records an export once, and no export names an administrator", async () => {
  const bob = await signUp();
  await bob.server.runtime.database.db.execute(sql`
    insert into audit_events (user_id, kind, outcome, actor_id, user_agent)
    values (${bob.userId}::uuid, 'user.banned', 'success', ${eve.userId}::uuid, 'curl/8.5.0')`);
  const { file, text } = await exported(bob);
  expect(file.activity).toContainEqual(
    expect.objectContaining({ kind: "user.banned", isByAdministrator: true, device: null }),
  );
  expect(text).not.toContain(eve.userId);
  const told = await auditEntries(bob.server, { userId: bob.userId });
  expect(told.filter(({ kind }) => kind === "account.exported")).toMatchObject([
    { outcome: "success", actor_id: bob.userId },
  ]);
});

test.for([{ from: { part: "passwords" } }, { from: { part: "tasks", after: "1" } }, { userId: "x" }])(
  "a place that is none is refused: %j",
  async (input) => {
    const answer = await ada.server.fetch("/api/trpc/account.export", {
      method: "POST",
      headers: { authorization: `Bearer ${ada.token}`, "content-type": "application/json" },
      body: JSON.stringify(input),
    });
    expect(answer.status).toBe(400);
  },
);

test("a position in another user's data exports only one's own tasks", async () => {
  const [task] = (await callerAs(eve).tasks.list.query({})).items;
  const { tasks } = await callerAs(ada).account.export.mutate({ from: { part: "tasks", after: task?.id } });
  expect(tasks.every(({ userId }) => userId === ada.userId)).toBe(true);
  const nobody = callerAs({ ...ada, token: "none" }).account.export.mutate({});
  expect(await errorOf(nobody)).toMatchObject({ code: "UNAUTHORIZED" });
});
