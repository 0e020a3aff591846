import { randomUUID } from "node:crypto";
import { uuidv7 } from "uuidv7";
import { beforeEach, describe, expect, test } from "vitest";
import { openConnection } from "~/testing/database/database";
import { callerAs } from "~/testing/server/caller";
import { type Person, signUp } from "~/testing/people/people";
import { newClient } from "~/testing/sync/client";

let ada: Person;
let laptop: ReturnType<typeof newClient>;
beforeEach(async () => {
  ada = await signUp();
  laptop = newClient(ada);
});

const titlesOf = async (person: Person) => (await callerAs(person).tasks.list.query()).items.map(({ title }) => title);

describe("a push", () => {
  test("applies its commands in order, and answers each with the current task", async () => {
    const id = uuidv7();
    const commands = [
      laptop.command("tasks.create", { id, title: "Read" }),
      laptop.command("tasks.update", { id, title: "Write", was: { title: "Read" } }),
      laptop.command("tasks.setCompleted", { id, completed: true }),
    ];
    const task = { id, title: "Write", completed: true, version: 3, deletedAt: null };
    expect(await laptop.push(commands)).toMatchObject({
      outcomes: [
        { number: 1, ok: true },
        { number: 2, ok: true },
        { number: 3, ok: true, task },
      ],
    });
    expect(await callerAs(ada).tasks.byId.query({ id })).toMatchObject(task);
  });

  test("that is sent again changes nothing, and gets the same answer", async () => {
    const id = uuidv7();
    const commands = [
      laptop.command("tasks.create", { id, title: "Read" }),
      laptop.command("tasks.update", { id: uuidv7(), title: "Write", was: { title: "Read" } }),
      laptop.command("tasks.update", { id, title: "Write", was: { title: "Sing" } }),
    ];
    const first = await laptop.push(commands);
    expect(first.outcomes).toMatchObject([{ ok: true }, { error: { code: "NOT_FOUND" } }, { refused: ["title"] }]);
    for (const _again of [1, 2]) expect(await laptop.push(commands)).toEqual(first);
    expect((await callerAs(ada).tasks.byId.query({ id })).version).toBe(1);
  });

  test("that is sent ten times at once is applied once", async () => {
    const id = uuidv7();
    const commands = [
      laptop.command("tasks.create", { id, title: "Read" }),
      laptop.command("tasks.update", { id, priority: "high", was: {} }),
      laptop.command("tasks.update", { id, priority: "low", was: {} }),
    ];
    const answers = await Promise.all(Array.from({ length: 10 }, () => laptop.push(commands)));
    for (const { outcomes } of answers) expect(outcomes).toMatchObject([{ ok: true }, { ok: true }, { ok: true }]);
    expect(await callerAs(ada).tasks.byId.query({ id })).toMatchObject({ version: 3, priority: "low" });
  });

  test("with a gap applies nothing after it, and returns the number to continue with", async () => {
    const [first, second, third, fourth] = ["Read", "Write", "Sing", "Dance"].map((title) =>
      laptop.command("tasks.create", { id: uuidv7(), title }),
    );
    if (first === undefined || second === undefined || third === undefined || fourth === undefined) return;
    expect(await laptop.push([second])).toEqual({ outcomes: [], expected: 1 });
    expect(await laptop.push([first, third, fourth])).toMatchObject({
      outcomes: [{ number: 1, ok: true }],
      expected: 2,
    });
    expect(await titlesOf(ada)).toEqual(["Read"]);
  });

  test("with a number that was used for another command reports that, and applies nothing from there on", async () => {
    await laptop.push([laptop.command("tasks.create", { id: uuidv7(), title: "Read" })]);
    const other = laptop.command("tasks.create", { id: uuidv7(), title: "Write" }, { number: 1 });
    const behind = laptop.command("tasks.create", { id: uuidv7(), title: "Sing" }, { number: 2 });
    expect(await laptop.push([other, behind])).toEqual({ outcomes: [], stolen: true });
    expect(await titlesOf(ada)).toEqual(["Read"]);
  });

  test("that is sent again under other numbers, by another client, is applied once", async () => {
    const ids = [uuidv7(), uuidv7()];
    const commands = ids.map((id) => laptop.command("tasks.create", { id, title: id }));
    const first = await laptop.push(commands);
    const clone = newClient(ada);
    const more = { ...laptop.command("tasks.create", { id: uuidv7(), title: "More" }), number: 3 };
    const again = await clone.push([...commands, more]);
    expect(again.outcomes.slice(0, 2)).toEqual(first.outcomes);
    expect(again.outcomes[2]).toMatchObject({ number: 3, ok: true });
    expect(await clone.push([...commands, more])).toEqual(again);
    expect(await titlesOf(ada)).toHaveLength(3);
  });

  test("keeps receipts that are not acknowledged, and the last hundred", async () => {
    const id = uuidv7();
    const create = laptop.command("tasks.create", { id, title: "Read" });
    const edits = Array.from({ length: 130 }, () => laptop.command("tasks.update", { id, priority: "high", was: {} }));
    const all = [create, ...edits];
    for (let at = 0; at < all.length; at += 50) await laptop.push(all.slice(at, at + 50), { acked: 10 });
    expect(await laptop.push(all.slice(10, 11))).toMatchObject({ outcomes: [{ number: 11, ok: true }] });
    expect(await laptop.push(all.slice(9, 10))).toEqual({ outcomes: [], stolen: true });
    const next = laptop.command("tasks.update", { id, priority: "low", was: {} });
    expect(await laptop.push([next], { acked: 131 })).toMatchObject({ outcomes: [{ number: 132 }] });
    expect(await laptop.push(all.slice(32, 33))).toMatchObject({ outcomes: [{ number: 33, ok: true }] });
  });
});

describe("a command", () => {
  test("dates a change by the clock of the device, within the last thirty days", async () => {
    const day = 86_400_000;
    const at = (ago: number) => new Date(Date.now() - ago).toISOString();
    const cases = [
      { at: at(3 * day), from: at(3 * day + 1000), until: at(3 * day - 1000) },
      { at: at(400 * day), from: at(30 * day + 60_000), until: at(30 * day - 60_000) },
      { at: at(-9 * day), from: at(60_000), until: at(-60_000) },
      { at: "0001-01-01T00:00:00Z", from: at(30 * day + 60_000), until: at(30 * day - 60_000) },
    ];
    for (const { at: given, from, until } of cases) {
      const id = uuidv7();
      await laptop.push([
        laptop.command("tasks.create", { id, title: "Read" }, { at: given }),
        laptop.command("tasks.setCompleted", { id, completed: true }, { at: given }),
      ]);
      const { createdAt, completedAt, updatedAt } = await callerAs(ada).tasks.byId.query({ id });
      expect(createdAt > from && createdAt < until, `${given}: ${createdAt}`).toBe(true);
      expect(completedAt).toBe(createdAt);
      expect(updatedAt > at(60_000)).toBe(true);
    }
  });

  test("states a result, not a toggle", async () => {
    const { id } = await callerAs(ada).tasks.create.mutate({ title: "Read" });
    const { outcomes } = await laptop.push([laptop.command("tasks.setCompleted", { id })]);
    expect(outcomes).toMatchObject([{ number: 1, error: { code: "BAD_REQUEST" } }]);
    expect((await callerAs(ada).tasks.byId.query({ id })).completed).toBe(false);
  });

  test("reaches a task in the trash, and leaves it there", async () => {
    const { id } = await callerAs(ada).tasks.create.mutate({ title: "Read" });
    await callerAs(ada).tasks.delete.mutate({ id });
    const { outcomes } = await laptop.push([
      laptop.command("tasks.update", { id, title: "Write", was: { title: "Read" } }),
      laptop.command("tasks.delete", { id }),
    ]);
    expect(outcomes).toMatchObject([{ ok: true }, { ok: true, task: { title: "Write" } }]);
    expect(outcomes).not.toMatchObject([{}, { task: { deletedAt: null } }]);
    const restored = await laptop.push([laptop.command("tasks.restore", { id })]);
    expect(restored.outcomes).toMatchObject([{ ok: true, task: { title: "Write", deletedAt: null } }]);
  });

  test("about a permanently deleted task is not found, and neither are those that follow it", async () => {
    const id = uuidv7();
    const commands = ["tasks.update", "tasks.setCompleted", "tasks.delete", "tasks.restore"].map((procedure) =>
      laptop.command(procedure, { id, ...(procedure === "tasks.setCompleted" && { completed: true }) }),
    );
    const { outcomes } = await laptop.push(commands);
    expect(outcomes).toMatchObject(commands.map(({ number }) => ({ number, error: { code: "NOT_FOUND" } })));
  });

  test("that adds a task under a used id returns the existing task, if it belongs to the same user", async () => {
    const { id } = await callerAs(ada).tasks.create.mutate({ id: uuidv7(), title: "Read" });
    const grace = await signUp();
    const { id: foreign } = await callerAs(grace).tasks.create.mutate({ id: uuidv7(), title: "Secret" });
    const { outcomes } = await laptop.push([
      laptop.command("tasks.create", { id, title: "Write" }),
      laptop.command("tasks.create", { id: foreign, title: "Write" }),
    ]);
    expect(outcomes).toMatchObject([{ ok: true, task: { title: "Read" } }, { error: { code: "CONFLICT" } }]);
    expect(JSON.stringify(outcomes)).not.toContain("Secret");
  });

  test("that is refused does not stop those after it", async () => {
    const id = uuidv7();
    const { outcomes } = await laptop.push([
      laptop.command("tasks.create", { id: randomUUID(), title: "  " }),
      laptop.command("tasks.create", { id, title: "Read" }),
    ]);
    expect(outcomes).toMatchObject([
      { number: 1, error: { code: "BAD_REQUEST", fields: { id: ["Use a UUIDv7."], title: ["Enter some text."] } } },
      { number: 2, ok: true },
    ]);
  });

  test("that a newer server may know is left undone with all after it, and done by that server", async () => {
    const { id } = await callerAs(ada).tasks.create.mutate({ title: "Read" });
    const newer = [
      ["tasks.paint", { id, color: "red" }],
      ["toString", {}],
      ["tasks.list", {}],
      ["tasks.update", { id, title: "Write", color: "red" }],
      ["tasks.update", { id, priority: "someday" }],
      ["tasks.update", { id, was: { color: "red" } }],
    ] as const;
    for (const [procedure, input] of newer) {
      const client = newClient(ada);
      const [first, unknown] = [client.command("noop", {}), client.command(procedure, input)];
      const last = client.command("tasks.update", { id, title: "Sing" });
      const { number } = unknown;
      expect(await client.push([first, unknown, last])).toEqual({
        outcomes: [{ number: number - 1, ok: true }],
        unknown: number,
      });
      expect(await client.push([unknown, last])).toEqual({ outcomes: [], unknown: number });
      const known = { ...unknown, procedure: "noop", input: {} };
      expect(await client.push([known])).toEqual({ outcomes: [{ number, ok: true }] });
    }
    expect((await callerAs(ada).tasks.byId.query({ id })).title).toBe("Read");
  });

  test("leaves none of its texts in the receipt of its refusal, not even as the name of a field", async () => {
    const secret = `hunter2${"x".repeat(600)}`;
    const odd = { [secret]: 1 };
    const inputs = [odd, { id: secret, title: secret, priority: secret, tags: [secret], ...odd }, secret, [secret]];
    const nested = { id: uuidv7(), was: { ...odd, title: 7 }, tagChanges: { add: [secret], ...odd } };
    const commands = [
      ...inputs.map((input) => laptop.command("tasks.create", input)),
      laptop.command("tasks.update", nested),
    ];
    const { outcomes } = await laptop.push(commands);
    expect(outcomes).toMatchObject(commands.map(() => ({ error: { code: "BAD_REQUEST" } })));
    expect(outcomes.at(0)).toMatchObject({ error: { fields: { "": ["Unknown field."] } } });
    expect(outcomes.at(4)).toMatchObject({ error: { fields: { was: ["Unknown field."] } } });
    const sql = openConnection(ada.server.databaseUrl);
    const receipts = await sql`select outcome from sync_receipts where user_id = ${ada.userId}`;
    await sql.end();
    expect(receipts).toHaveLength(commands.length);
    expect(JSON.stringify(receipts)).not.toContain("hunter2");
    expect((await laptop.push(commands)).outcomes).toEqual(outcomes);
  });
});
