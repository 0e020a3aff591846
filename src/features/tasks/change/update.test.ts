import { describe, expect, test } from "vitest";
import { asBearer, errorOf, send } from "~/testing/server/responses";
import { type Caller, newCaller } from "~/testing/server/caller";
import { sharedPerson } from "~/testing/people/people";

async function withTask(task: Omit<Parameters<Caller["tasks"]["create"]["mutate"]>[0], "title"> = {}) {
  const ada = await newCaller();
  const made = await ada.tasks.create.mutate({ title: "Read", ...task });
  const { id } = made;
  return { ada, id, made };
}

describe("a change", () => {
  test.each([
    { title: "Write" },
    { description: "Chapter 1" },
    { priority: "high" as const },
    { tags: ["home", "Büro"] },
    { dueOn: "2026-12-01", dueAt: null },
    { dueOn: "2026-12-01", dueAt: "2026-12-01T08:00:00.000Z" },
  ])("of %o keeps every other field", async (change) => {
    const { ada, id, made } = await withTask({ description: "A book", priority: "low", tags: ["fun"] });
    const changed = await ada.tasks.update.mutate({ id, ...change });
    expect(changed).toEqual({ ...made, ...change, version: 2, updatedAt: changed.updatedAt });
    expect(changed.updatedAt >= made.updatedAt).toBe(true);
    expect(await ada.tasks.byId.query({ id })).toEqual(changed);
  });

  test("may empty an optional field", async () => {
    const { ada, id } = await withTask({ description: "A book", tags: ["fun"], dueOn: "2026-12-01" });
    const changed = await ada.tasks.update.mutate({ id, description: "", tags: [], dueOn: null });
    expect(changed).toMatchObject({ description: "", tags: [], dueOn: null, dueAt: null });
  });

  test("is found under an id in capital letters", async () => {
    const { ada, id } = await withTask();
    expect((await ada.tasks.update.mutate({ id: id.toUpperCase(), title: "Write" })).title).toBe("Write");
  });

  test.each([
    ["id", "absent", { id: undefined }],
    ["id", "not a UUID", { id: "42" }],
    ["id", "a list", { id: ["01936f7e-5b7a-7c3e-9d8f-0a1b2c3d4e5f"] }],
    ["title", "empty", { title: "  " }],
    ["title", "too long", { title: "x".repeat(501) }],
    ["title", "null", { title: null }],
    ["description", "too long", { description: "x".repeat(10_001) }],
    ["priority", "unknown", { priority: "none" }],
    ["completed", "a word", { completed: "yes" }],
    ["tags", "the same but for case", { tags: ["a", "A"] }],
    ["dueOn", "not a day", { dueOn: "tomorrow" }],
    ["dueOn", "a day that does not exist", { dueOn: "2026-02-29" }],
    ["dueOn", "before 1900", { dueOn: "1899-12-31" }],
    ["dueOn", "an instant", { dueOn: "2026-12-01T08:00:00Z" }],
    ["dueAt", "a day", { dueAt: "2026-12-01" }],
    ["dueAt", "without a zone", { dueAt: "2026-12-01T08:00:00" }],
    ["dueAt", "before 1900 in UTC", { dueAt: "1900-01-01T00:30:00+01:00" }],
    ["dueAt", "past 9999 in UTC", { dueAt: "9999-12-31T23:30:00-01:00" }],
    ["dueAt", "rounded past 9999", { dueAt: "9999-12-31T23:59:59.9999Z" }],
    ["dueOn", "not the day of dueAt", { dueOn: "2026-12-01", dueAt: "2026-12-05T08:00:00Z" }],
    ["dueOn", "over everywhere by dueAt", { dueOn: "2026-12-01", dueAt: "2026-12-02T12:00:00Z" }],
    ["dueOn", "not begun anywhere at dueAt", { dueOn: "2026-12-01", dueAt: "2026-11-30T09:59:59Z" }],
    ["dueOn", "cleared while dueAt is set", { dueOn: null, dueAt: "2026-12-01T08:00:00Z" }],
    ["version", "zero", { version: 0 }],
    ["version", "a fraction", { version: 1.5 }],
    ["version", "larger than any", { version: 2_147_483_648 }],
    ["version", "text", { version: "1" }],
    ["userId", "never taken from the input", { userId: "01936f7e-5b7a-7c3e-9d8f-0a1b2c3d4e5f" }],
    ["deletedAt", "not for callers", { deletedAt: null }],
    ["completedAt", "not for callers", { completedAt: null }],
  ])("is refused by name: %s, %s", async (field, _fault, change) => {
    const input = { id: "01936f7e-5b7a-7c3e-9d8f-0a1b2c3d4e5f", ...change };
    const { status, refusal } = await send(asBearer(await sharedPerson()), "tasks.update", input);
    expect(status).toBe(400);
    expect(Object.keys(refusal?.fields ?? {})).toEqual([field]);
  });
});

describe("a version", () => {
  test("accepts a change that is based on it", async () => {
    const { ada, id } = await withTask();
    expect(await ada.tasks.update.mutate({ id, version: 1, title: "Write" })).toMatchObject({ version: 2 });
    expect(await ada.tasks.setCompleted.mutate({ id, version: 2, completed: true })).toMatchObject({ version: 3 });
  });

  test("that is stale is a conflict, which carries the current task and changes nothing", async () => {
    const { ada, id } = await withTask();
    const current = await ada.tasks.update.mutate({ id, title: "Write" });
    const conflict = { code: "CONFLICT", httpStatus: 409, current };
    const change = errorOf(ada.tasks.update.mutate({ id, version: 1, title: "Paint" }));
    expect(await change).toMatchObject(conflict);
    const completion = errorOf(ada.tasks.setCompleted.mutate({ id, version: 1, completed: true }));
    expect(await completion).toMatchObject(conflict);
    expect(await ada.tasks.byId.query({ id })).toEqual(current);
  });

  test("from the future is a conflict, too", async () => {
    const { ada, id, made } = await withTask();
    const refusal = await errorOf(ada.tasks.update.mutate({ id, version: 7, title: "Paint" }));
    expect(refusal).toMatchObject({ code: "CONFLICT", current: made });
  });

  test("lets one of ten simultaneous changes win; the others are conflicts", async () => {
    const { ada, id } = await withTask();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) => ada.tasks.update.mutate({ id, version: 1, title: `Title ${index}` })),
    );
    const won = outcomes.filter(({ status }) => status === "fulfilled");
    expect(won).toHaveLength(1);
    expect(await ada.tasks.byId.query({ id })).toMatchObject({ version: 2 });
  });

  test("may be omitted: the last change wins", async () => {
    const { ada, id } = await withTask();
    await ada.tasks.update.mutate({ id, title: "Write" });
    expect(await ada.tasks.update.mutate({ id, title: "Paint" })).toMatchObject({ title: "Paint", version: 3 });
  });
});

describe("a due date", () => {
  const day = "2026-12-01";
  const noon = "2026-12-01T12:00:00.000Z";

  test("of an instant alone takes the day that is written in it, whatever day that is in UTC", async () => {
    const { ada } = await withTask();
    const late = await ada.tasks.create.mutate({ title: "Call", dueAt: "2026-12-01T23:30:00-08:00" });
    expect(late).toMatchObject({ dueOn: "2026-12-01", dueAt: "2026-12-02T07:30:00.000Z" });
    const early = await ada.tasks.update.mutate({ id: late.id, dueAt: "2026-12-05T00:30:00+13:45" });
    expect(early).toMatchObject({ dueOn: "2026-12-05", dueAt: "2026-12-04T10:45:00.000Z" });
  });

  test("of a day alone means the whole day, and drops the time", async () => {
    const { ada, id } = await withTask({ dueAt: noon });
    const changed = await ada.tasks.update.mutate({ id, dueOn: "2026-12-02" });
    expect(changed).toMatchObject({ dueOn: "2026-12-02", dueAt: null });
  });

  test("keeps its day when the time is cleared", async () => {
    const { ada, id } = await withTask({ dueAt: noon });
    expect(await ada.tasks.update.mutate({ id, dueAt: null })).toMatchObject({ dueOn: day, dueAt: null });
  });

  test("is removed with its time when the day is cleared", async () => {
    const { ada, id } = await withTask({ dueAt: noon });
    expect(await ada.tasks.update.mutate({ id, dueOn: null })).toMatchObject({ dueOn: null, dueAt: null });
  });

  test("is kept when something else changes", async () => {
    const { ada, id } = await withTask({ dueAt: noon });
    expect(await ada.tasks.update.mutate({ id, title: "Write" })).toMatchObject({ dueOn: day, dueAt: noon });
  });

  test("is accepted with any valid offset", async () => {
    const { ada, id } = await withTask();
    const changed = await ada.tasks.update.mutate({ id, dueAt: "2026-12-01T12:00:00.1239+23:59" });
    expect(changed).toMatchObject({ dueOn: day, dueAt: "2026-11-30T12:01:00.123Z" });
  });

  test.each([
    ["the first zone to see it", "2026-11-30T10:00:00.000Z"],
    ["the last zone to leave it", "2026-12-02T11:59:59.000Z"],
  ])("may be the day of its instant in %s", async (_zone, dueAt) => {
    const { ada, id } = await withTask();
    expect(await ada.tasks.update.mutate({ id, dueOn: day, dueAt })).toMatchObject({ dueOn: day, dueAt });
  });

  test.each([
    { dueOn: "1900-01-01", dueAt: "1900-01-01T00:00:00.000Z" },
    { dueOn: "9999-12-31", dueAt: "9999-12-31T23:59:58.999Z" },
    { dueOn: "2028-02-29", dueAt: null },
  ])("may be as far away as $dueOn", async (due) => {
    const { ada, id } = await withTask();
    expect(await ada.tasks.update.mutate({ id, ...due })).toMatchObject(due);
  });
});

describe("completing", () => {
  test("stores the moment, and clears it when undone", async () => {
    const { ada, id } = await withTask();
    const done = await ada.tasks.setCompleted.mutate({ id, completed: true });
    expect(done).toMatchObject({ completed: true, completedAt: done.updatedAt, version: 2 });
    const undone = await ada.tasks.setCompleted.mutate({ id, completed: false });
    expect(undone).toMatchObject({ completed: false, completedAt: null, version: 3 });
  });

  test("without a value toggles the task", async () => {
    const { ada, id } = await withTask();
    const done = await ada.tasks.setCompleted.mutate({ id });
    expect(done).toMatchObject({ completed: true, completedAt: done.updatedAt });
    expect(await ada.tasks.setCompleted.mutate({ id })).toMatchObject({ completed: false, completedAt: null });
  });

  test("twice keeps the first moment", async () => {
    const { ada, id } = await withTask();
    const first = await ada.tasks.setCompleted.mutate({ id, completed: true });
    const second = await ada.tasks.update.mutate({ id, completed: true });
    expect(second.completedAt).toBe(first.completedAt);
  });

  test.each([
    ["completed", "null", { completed: null }],
    ["completed", "a number", { completed: 1 }],
    ["title", "not part of it", { completed: true, title: "Write" }],
  ])("is refused by name: %s, %s", async (field, _fault, input) => {
    const id = "01936f7e-5b7a-7c3e-9d8f-0a1b2c3d4e5f";
    const { status, refusal } = await send(asBearer(await sharedPerson()), "tasks.setCompleted", { id, ...input });
    expect(status).toBe(400);
    expect(Object.keys(refusal?.fields ?? {})).toEqual([field]);
  });
});
