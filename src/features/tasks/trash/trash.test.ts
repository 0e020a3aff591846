import { uuidv7 } from "uuidv7";
import { describe, expect, test } from "vitest";
import { errorOf } from "~/testing/server/responses";
import { callerAs, newCaller } from "~/testing/server/caller";
import { signUp } from "~/testing/people/people";
import { plantTasks } from "~/testing/people/tasks";
import { asOwnerOf } from "~/server/db/owner";
import { purgeTrashJob } from "./trash";

const notFound = { code: "NOT_FOUND", httpStatus: 404 };

describe("deleting", () => {
  test("moves a task to the trash, out of every other list", async () => {
    const ada = await newCaller();
    const made = await ada.tasks.create.mutate({ title: "Read", tags: ["fun"], dueOn: "2020-01-01" });
    const { id } = made;
    const trashed = await ada.tasks.delete.mutate({ id });
    expect(trashed).toEqual({ ...made, deletedAt: trashed.updatedAt, updatedAt: trashed.updatedAt, version: 2 });
    expect((await ada.tasks.list.query({ trash: true })).items).toEqual([trashed]);
    expect((await ada.tasks.list.query()).items).toEqual([]);
    expect(await ada.tasks.tags.query()).toEqual([]);
    const counts = await ada.tasks.counts.query();
    expect(counts).toEqual({ inbox: 0, today: 0, overdue: 0, upcoming: 0, all: 0, completed: 0, trash: 1 });
  });

  test("makes a task unavailable to everything but restoring", async () => {
    const ada = await newCaller();
    const { id } = await ada.tasks.create.mutate({ title: "Read" });
    await ada.tasks.delete.mutate({ id });
    expect(await errorOf(ada.tasks.byId.query({ id }))).toMatchObject(notFound);
    expect(await errorOf(ada.tasks.update.mutate({ id, title: "Write" }))).toMatchObject(notFound);
    expect(await errorOf(ada.tasks.update.mutate({ id, version: 1, title: "Write" }))).toMatchObject(notFound);
    expect(await errorOf(ada.tasks.setCompleted.mutate({ id, completed: true }))).toMatchObject(notFound);
    expect(await errorOf(ada.tasks.delete.mutate({ id }))).toMatchObject(notFound);
  });
});

describe("restoring", () => {
  test("returns the task unchanged", async () => {
    const ada = await newCaller();
    const said = { title: "Read", description: "A book", priority: "high" as const, dueOn: "2026-12-01" };
    const { id } = await ada.tasks.create.mutate({ ...said, tags: ["fun"] });
    const done = await ada.tasks.setCompleted.mutate({ id, completed: true });
    await ada.tasks.delete.mutate({ id });
    const restored = await ada.tasks.restore.mutate({ id });
    expect(restored).toEqual({ ...done, updatedAt: restored.updatedAt, version: 4 });
    expect(await ada.tasks.byId.query({ id })).toEqual(restored);
    expect((await ada.tasks.list.query({ trash: true })).items).toEqual([]);
  });

  test("may be repeated: a task outside the trash is returned as it is", async () => {
    const ada = await newCaller();
    const made = await ada.tasks.create.mutate({ title: "Read" });
    expect(await ada.tasks.restore.mutate({ id: made.id })).toEqual(made);
  });

  test("finds nothing where there is nothing", async () => {
    const ada = await newCaller();
    expect(await errorOf(ada.tasks.restore.mutate({ id: uuidv7() }))).toMatchObject(notFound);
  });
});

describe("deleting permanently", () => {
  async function personWithTrash() {
    const ada = await signUp();
    const [gone, kept, alive] = await plantTasks(ada, [
      { title: "gone", deletedAt: "2026-11-01T00:00:00.000Z" },
      { title: "kept", deletedAt: "2026-11-02T00:00:00.000Z" },
      { title: "alive" },
    ]);
    const caller = callerAs(ada);
    const left = async (trash: boolean) => (await caller.tasks.list.query({ trash })).items.map(({ title }) => title);
    return { ada, caller, left, gone: gone?.id ?? "", kept: kept?.id ?? "", alive: alive?.id ?? "" };
  }

  test("removes one task of the trash, for which there is nothing to restore", async () => {
    const { caller, left, gone } = await personWithTrash();
    await caller.tasks.purge.mutate({ id: gone });
    expect([await left(true), await left(false)]).toEqual([["kept"], ["alive"]]);
    expect(await errorOf(caller.tasks.restore.mutate({ id: gone }))).toMatchObject(notFound);
    expect(await errorOf(caller.tasks.purge.mutate({ id: gone }))).toMatchObject(notFound);
  });

  test("spares a task that was restored meanwhile, if the caller names the version that was seen in the trash", async () => {
    const { caller, left, gone } = await personWithTrash();
    await caller.tasks.restore.mutate({ id: gone });
    const conflict = { code: "CONFLICT", httpStatus: 409 };
    expect(await errorOf(caller.tasks.purge.mutate({ id: gone, version: 1 }))).toMatchObject(conflict);
    expect(await left(false)).toEqual(["alive", "gone"]);
    await caller.tasks.delete.mutate({ id: gone });
    expect(await errorOf(caller.tasks.purge.mutate({ id: gone, version: 1 }))).toMatchObject(conflict);
    expect(await errorOf(caller.tasks.purge.mutate({ id: uuidv7() }))).toMatchObject(notFound);
  });

  test("removes many at once, with their subtasks, and one entry tells of it", async () => {
    const { ada, caller, left, gone, kept } = await personWithTrash();
    await plantTasks(ada, [
      { title: "below", parentId: gone, deletedAt: "2026-11-01T00:00:00.000Z" },
      { title: "other", deletedAt: "2026-11-03T00:00:00.000Z" },
    ]);
    expect(await caller.tasks.purgeMany.mutate({ ids: [gone, kept] })).toEqual({ purged: 2 });
    expect([await left(true), await left(false)]).toEqual([["other"], ["alive"]]);
    const [entry] = (await caller.auditEvents.mine.query({})).items;
    expect(entry).toMatchObject({ kind: "task.purged", details: { tasks: 2, subtasks: 1 } });
    expect(await errorOf(caller.tasks.purgeMany.mutate({ ids: [gone, kept] }))).toMatchObject(notFound);
  });

  test("of many removes none if one was restored meanwhile, is not there, or is another user's", async () => {
    const { caller, left, gone, kept, alive } = await personWithTrash();
    const bob = await personWithTrash();
    const unknown = uuidv7();
    for (const [id, refusal] of [
      [alive, { code: "CONFLICT", message: `The task ${alive} is not in the trash.` }],
      [unknown, { code: "NOT_FOUND", message: `The task ${unknown} does not exist.` }],
      [bob.kept, { code: "FORBIDDEN", message: `The task ${bob.kept} belongs to someone else.` }],
    ] as const)
      expect(await errorOf(caller.tasks.purgeMany.mutate({ ids: [gone, kept, id] }))).toMatchObject(refusal);
    expect([await left(true), await left(false)]).toEqual([["kept", "gone"], ["alive"]]);
    expect(await bob.left(true)).toEqual(["kept", "gone"]);
  });

  test("of many and restoring one at the same time leave it either there or gone with the others", async () => {
    const { caller, left, gone, kept } = await personWithTrash();
    const purging = caller.tasks.purgeMany.mutate({ ids: [gone, kept] });
    const restoring = caller.tasks.restore.mutate({ id: gone });
    const [purged, restored] = await Promise.allSettled([purging, restoring]);
    const isThere = (await left(false)).includes("gone");
    expect([purged.status, restored.status]).toEqual(isThere ? ["rejected", "fulfilled"] : ["fulfilled", "rejected"]);
    expect(await left(true)).toEqual(isThere ? ["kept"] : []);
  });

  test("empties the trash of the caller alone, and does nothing when it is empty", async () => {
    const { caller, left } = await personWithTrash();
    const bob = await personWithTrash();
    expect(await caller.tasks.emptyTrash.mutate()).toEqual({ purged: 2 });
    expect([await left(true), await left(false)]).toEqual([[], ["alive"]]);
    const { cursor } = await caller.sync.changes.query();
    expect(await caller.tasks.emptyTrash.mutate()).toEqual({ purged: 0 });
    expect(await caller.sync.changes.query({ since: cursor })).toMatchObject({ reset: false, cursor });
    expect(await bob.left(true)).toEqual(["kept", "gone"]);
  });

  test("reaches a device that had read everything: it fetches what is left anew", async () => {
    const { caller, gone, kept, alive } = await personWithTrash();
    const { cursor } = await caller.sync.changes.query();
    await caller.tasks.purge.mutate({ id: gone });
    const next = await caller.sync.changes.query({ since: cursor });
    expect(next.reset).toBe(true);
    expect(next.tasks.map(({ id }) => id).toSorted()).toEqual([kept, alive].toSorted());
    expect(await caller.sync.changes.query({ since: next.cursor })).toMatchObject({ reset: false, tasks: [] });
  });

  test("and restoring at the same time leave a task either there or gone", async () => {
    const { caller, left, gone } = await personWithTrash();
    const purging = caller.tasks.purge.mutate({ id: gone, version: 1 });
    const restoring = caller.tasks.restore.mutate({ id: gone });
    const [purged, restored] = await Promise.allSettled([purging, restoring]);
    const isThere = (await left(false)).includes("gone");
    expect([purged.status, restored.status]).toEqual(isThere ? ["rejected", "fulfilled"] : ["fulfilled", "rejected"]);
    expect(await errorOf(isThere ? purging : restoring)).toMatchObject({ code: isThere ? "CONFLICT" : "NOT_FOUND" });
  });
});

describe("the trash", () => {
  test("lists the most recently deleted first, and can be searched", async () => {
    const ada = await signUp();
    await plantTasks(ada, [
      { title: "first", deletedAt: "2026-11-01T00:00:00.000Z" },
      { title: "second", deletedAt: "2026-11-02T00:00:00.000Z" },
      { title: "alive" },
    ]);
    const { tasks } = callerAs(ada);
    const titles = async (input: Parameters<typeof tasks.list.query>[0]) =>
      (await tasks.list.query(input)).items.map(({ title }) => title);
    expect(await titles({ trash: true, sort: "deleted_at" })).toEqual(["second", "first"]);
    expect(await titles({ trash: true, sort: "deleted_at", order: "asc" })).toEqual(["first", "second"]);
    expect(await titles({ trash: true, search: "FIRST" })).toEqual(["first"]);
    expect(await titles({ trash: false })).toEqual(["alive"]);
  });

  test("is emptied of tasks older than 30 days, and of nothing else", async () => {
    const ada = await signUp();
    const bob = await signUp();
    await plantTasks(ada, [
      { title: "30 days", deletedAt: "2026-10-21T11:59:59.999Z" },
      { title: "almost 30 days", deletedAt: "2026-10-21T12:00:00.000Z" },
      { title: "old but alive", createdAt: "2020-01-01T00:00:00.000Z", updatedAt: "2020-01-01T00:00:00.000Z" },
    ]);
    await plantTasks(bob, [{ title: "Bob's old one", deletedAt: "2020-01-01T00:00:00.000Z" }]);
    const asOwner = asOwnerOf(ada.server.runtime.environment);
    const { purged } = await purgeTrashJob.run({ asOwner, now: "2026-11-20T12:00:00.000Z" });
    expect(purged).toBeGreaterThanOrEqual(2);
    const left = await callerAs(ada).tasks.list.query({ trash: true });
    expect(left.items.map(({ title }) => title)).toEqual(["almost 30 days"]);
    expect((await callerAs(ada).tasks.list.query()).items).toHaveLength(1);
    expect((await callerAs(bob).tasks.counts.query()).trash).toBe(0);
    expect(await purgeTrashJob.run({ asOwner, now: "2026-11-20T12:00:00.000Z" })).toEqual({ purged: 0 });
  });
});
