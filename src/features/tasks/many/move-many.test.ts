import { uuidv7 } from "uuidv7";
import { expect, test } from "vitest";
import { signUp } from "~/testing/people/people";
import { callerAs, newCaller } from "~/testing/server/caller";
import { errorOf } from "~/testing/server/responses";
import { restAs } from "~/testing/server/rest";
import { newClient } from "~/testing/sync/client";

/** Adds tasks in this order, each below the one that is named. */
async function plant(parents: Record<string, string | null>) {
  const person = await signUp();
  const ada = callerAs(person);
  const ids = new Map<string, string>();
  const of = (...titles: string[]) => titles.map((title) => ids.get(title) ?? "");
  for (const [title, parent] of Object.entries(parents)) {
    const parentId = parent === null ? null : (ids.get(parent) ?? "");
    ids.set(title, (await ada.tasks.create.mutate({ title, parentId })).id);
  }
  /** Returns each task as "title < the one above it". */
  const shape = async () => {
    const { items } = await ada.tasks.list.query({ limit: 100 });
    const titles = new Map(items.map(({ id, title }) => [id, title]));
    const above = ({ parentId }: { parentId: string | null }) => parentId && titles.get(parentId);
    return items.map((task) => [task.title, above(task)].filter(Boolean).join(" < ")).toSorted();
  };
  return { person, ada, of, shape };
}

const homes = { Home: null, A: null, A1: "A", B: "A", C: null };

test("many tasks are put below another one, in its place, and those below others of them stay there", async () => {
  const { ada, of, shape } = await plant(homes);
  const { id: projectId } = await ada.projects.create.mutate({ name: "Garden" });
  const [home = "", c = ""] = of("Home", "C");
  await ada.tasks.move.mutate({ id: home, projectId });
  const each = [{ ids: [c], position: "a5" }];
  expect(await ada.tasks.moveMany.mutate({ ids: of("A", "A1", "C"), parentId: home, each })).toEqual({ changed: 3 });
  expect(await shape()).toEqual(["A < Home", "A1 < A", "B < A", "C < Home", "Home"]);
  const { items } = await ada.tasks.list.query();
  expect(new Set(items.map((task) => task.projectId))).toEqual(new Set([projectId]));
  expect(items.find(({ id }) => id === c)?.position).toBe("a5");
  const [entry] = (await ada.auditEvents.mine.query({})).items;
  expect(entry).toMatchObject({ kind: "task.moved", details: { tasks: 3, subtasks: 1 } });
});

test("each task may get its own parent or none, as when a move is taken back", async () => {
  const { ada, of, shape } = await plant(homes);
  const [a = "", b = "", c = "", home = ""] = of("A", "B", "C", "Home");
  await ada.tasks.moveMany.mutate({ ids: [b, c], parentId: home });
  expect(await shape()).toEqual(["A", "A1 < A", "B < Home", "C < Home", "Home"]);
  const each = [
    { ids: [b], parentId: a },
    { ids: [c], parentId: null, projectId: null },
  ];
  await ada.tasks.moveMany.mutate({ ids: [b, c], projectId: null, each });
  expect(await shape()).toEqual(["A", "A1 < A", "B < A", "C", "Home"]);
});

test("no task comes below itself, one that is gone or another user's, or deeper than five levels: then none is moved", async () => {
  const { ada, of, shape } = await plant({ ...homes, H2: "Home", H3: "H2", H4: "H3", Gone: null });
  const eve = await newCaller();
  const { id: secret } = await eve.tasks.create.mutate({ title: "Eve's secret" });
  await ada.tasks.delete.mutate({ id: of("Gone")[0] ?? "" });
  const before = await shape();
  for (const [ids, parentId, said] of [
    [of("C", "A"), of("A1")[0], "A task cannot be a subtask of itself."],
    [of("C", "A"), of("A")[0], "A task cannot be a subtask of itself."],
    [of("C", "A"), of("H4")[0], `Subtasks go 5 levels deep at most, too few for the task ${of("A")[0]} below it.`],
    [of("C", "A"), of("Gone")[0], "This task is in the trash. Restore it first."],
    [of("C", "A"), secret, "This task does not exist."],
    [of("C", "A"), uuidv7(), "This task does not exist."],
  ] as const) {
    const refusal = await errorOf(ada.tasks.moveMany.mutate({ ids: [...ids], parentId: parentId ?? "" }));
    expect(refusal).toMatchObject({ httpStatus: 400, fields: { parentId: [said] } });
  }
  expect(await shape()).toEqual(before);
  await ada.tasks.moveMany.mutate({ ids: of("C", "B"), parentId: of("H4")[0] ?? "" });
  expect(await shape()).toContain("B < H4");
});

test("a place or a parent has to be said, and both have to agree", async () => {
  const { ada, of } = await plant(homes);
  const { id: projectId } = await ada.projects.create.mutate({ name: "Garden" });
  const [parentId = ""] = of("Home");
  expect((await errorOf(ada.tasks.moveMany.mutate({ ids: of("A") }))).fields).toEqual({
    projectId: ["Give a project, `null` for the inbox, or a parent."],
  });
  expect((await errorOf(ada.tasks.moveMany.mutate({ ids: of("A"), parentId, projectId }))).fields).toEqual({
    projectId: ["A subtask is in the project and the section of its parent."],
  });
});

test("REST puts many below another one; a command goes on without those that are gone", async () => {
  const { person, ada, of, shape } = await plant(homes);
  const [home = "", a = "", c = ""] = of("Home", "A", "C");
  const { status } = await restAs(person)("POST", "/api/tasks/move", { ids: [c], parent_id: home });
  expect(status).toBe(204);
  const client = newClient(person);
  await client.push([client.command("tasks.moveMany", { ids: [a, uuidv7()], parentId: c })]);
  expect(await shape()).toEqual(["A < C", "A1 < A", "B < A", "C < Home", "Home"]);
  await ada.tasks.delete.mutate({ id: a });
});
