import { uuidv7 } from "uuidv7";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { clockAt } from "~/shared/clock";
import { namesOf } from "~/shared/names-of";
import { callerAs } from "~/testing/server/caller";
import { type Person, signUp } from "~/testing/people/people";
import { restAs } from "~/testing/server/rest";
import { plantTasks, taskWith } from "~/testing/people/tasks";
import { sorts, type Sort } from "../constants";
import { draftDefaults } from "../components/add/add-draft";
import { belongsTo } from "../store/lists/list-membership";
import { draftOf } from "../store/task-draft";
import type { Task } from "../table";
import { filterNames, type FilterName, type FilterValues } from "./filters/filters";
import { readFilter, writeFilter } from "./filter-params";
import { compareTasks } from "./sorts/sorts";
import { listInputOf, views } from "./views";

const inProject = { projectId: uuidv7() };
const inOther = { projectId: uuidv7() };
const inNone = { projectId: uuidv7() };
const inSection = { projectId: uuidv7(), sectionId: uuidv7() };

interface Sample<Value> {
  value: Value;
  /** The fields of a task that matches. */
  fitting: Partial<Task>;
  /** Those of one that does not; without them, one with none of the fields. */
  unfitting?: Partial<Task>;
}

const samples: { [Name in FilterName]: Sample<FilterValues[Name]> } = {
  search: { value: "rent", fitting: { description: "The rent" } },
  completed: { value: "completed", fitting: { completed: true, completedAt: "2026-11-19T09:00:00.000Z" } },
  priority: { value: ["high", "low"], fitting: { priority: "high" } },
  due: { value: "2026-11-21..", fitting: { dueOn: "2026-11-22" } },
  deadline: { value: "any", fitting: { deadlineOn: "2026-11-22" } },
  tags: { value: ["home", "garden"], fitting: { tags: ["Home", "garden"] }, unfitting: { tags: ["home"] } },
  tagsAny: { value: ["home", "work"], fitting: { tags: ["garden", "Home"] }, unfitting: { tags: ["garden"] } },
  tagsNone: { value: ["home", "work"], fitting: { tags: ["garden"] }, unfitting: { tags: ["garden", "Home"] } },
  tagged: { value: "none", fitting: {}, unfitting: { tags: ["home"] } },
  createdOn: { value: "..2026-11-18", fitting: { createdAt: "2026-11-18T09:00:00.000Z" } },
  completedOn: {
    value: "2026-11-18..2026-11-18",
    fitting: { completed: true, completedAt: "2026-11-18T09:00:00.000Z" },
    unfitting: { completed: true, completedAt: "2026-11-19T09:00:00.000Z" },
  },
  project: { value: inProject.projectId, fitting: inProject },
  projectsAny: { value: [uuidv7(), inOther.projectId], fitting: inOther },
  projectsNone: { value: [inNone.projectId, uuidv7()], fitting: {}, unfitting: inNone },
  section: { value: inSection.sectionId, fitting: inSection },
};

/** For each sort, the fields of the task that comes first and of the one that comes second. */
const pairs: Record<Sort, [Partial<Task>, Partial<Task>]> = {
  created_at: [{ createdAt: "2026-11-18T09:00:00.000Z" }, { createdAt: "2026-11-19T09:00:00.000Z" }],
  due_date: [{ dueOn: "2026-11-20" }, { dueOn: "2026-11-21" }],
  deadline: [{ deadlineOn: "2026-11-20" }, { deadlineOn: "2026-11-21" }],
  priority: [{ priority: "low" }, { priority: "high" }],
  title: [{ title: "A" }, { title: "B" }],
  completed_at: [{ completedAt: "2026-11-18T09:00:00.000Z" }, { completedAt: "2026-11-19T09:00:00.000Z" }],
  deleted_at: [{ deletedAt: "2026-11-18T09:00:00.000Z" }, { deletedAt: "2026-11-19T09:00:00.000Z" }],
  position: [{ position: "Zz" }, { position: "a0" }],
};

type Params = Record<string, string | string[] | boolean>;
/** Returns the descriptions of the listed tasks. */
type List = (person: Person, params: Params) => Promise<string[]>;

const rows = z.array(z.looseObject({ description: z.string() }));
const snakeCase = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const byRest: List = async (person, params) => {
  const query = new URLSearchParams(
    Object.entries(params).flatMap(([name, value]) => [value].flat().map((item) => [snakeCase(name), String(item)])),
  );
  const { body } = await restAs(person)("GET", `/api/tasks?${query.toString()}`);
  return rows.parse(body).map(({ description }) => description);
};
const byTrpc: List = async (person, params) =>
  (await callerAs(person).tasks.list.query(params)).items.map(({ description }) => description);
const lists = { byRest, byTrpc };

const listed = "listed: rent";
const other = "other";

/** Returns whether `list` contains the match of filter `name`, and nothing else. */
async function narrows(list: List, person: Person, name: FilterName): Promise<boolean> {
  return (await list(person, { [name]: samples[name].value })).join() === listed;
}

async function orders(list: List, person: Person, sort: Sort): Promise<boolean> {
  const trash = sort === "deleted_at";
  const [asc, desc] = [
    await list(person, { sort, order: "asc", trash }),
    await list(person, { sort, order: "desc", trash }),
  ];
  return asc.join() === "1,2" && desc.join() === "2,1";
}

/** Adds the project and the section of a task. */
async function addPlace(person: Person, { projectId, sectionId }: Partial<Task>): Promise<void> {
  const { projects, sections } = callerAs(person);
  if (projectId != null) await projects.create.mutate({ id: projectId, name: "Home" });
  if (projectId != null && sectionId != null)
    await sections.create.mutate({ id: sectionId, projectId, name: "Balcony" });
}

let planted: Map<string, Person>;
beforeAll(async () => {
  planted = new Map();
  for (const name of filterNames) {
    const person = await signUp();
    const { fitting, unfitting = {} } = samples[name];
    for (const place of [fitting, unfitting]) await addPlace(person, place);
    await plantTasks(person, [
      { ...unfitting, description: other },
      { ...fitting, description: listed },
    ]);
    planted.set(`filter ${name}`, person);
  }
  for (const sort of sorts) {
    const person = await signUp();
    const [first, second] = pairs[sort];
    await plantTasks(person, [
      { ...second, description: "2" },
      { ...first, description: "1" },
    ]);
    planted.set(`sort ${sort}`, person);
  }
});

const personOf = (name: string): Person => {
  const person = planted.get(name);
  if (person === undefined) throw new Error(`No user has tasks for ${name}.`);
  return person;
};

test.each(namesOf(lists).flatMap((by) => filterNames.map((name) => ({ by, name }))))(
  "$name narrows a list that is asked for $by",
  async ({ by, name }) => {
    expect(await narrows(lists[by], personOf(`filter ${name}`), name)).toBe(true);
  },
);

test.each(namesOf(lists).flatMap((by) => sorts.map((sort) => ({ by, sort }))))(
  "$sort orders a list that is asked for $by, in both directions",
  async ({ by, sort }) => {
    expect(await orders(lists[by], personOf(`sort ${sort}`), sort)).toBe(true);
  },
);

test("a filter that matches everything is detected, and a sort that orders nothing", async () => {
  const unfiltered: List = (person, { trash = false }) => byTrpc(person, { trash });
  expect(await narrows(unfiltered, personOf("filter tags"), "tags")).toBe(false);
  for (const sort of sorts) expect(await orders(unfiltered, personOf(`sort ${sort}`), sort)).toBe(false);
});

const clock = clockAt("2026-11-20T12:00:00.000Z", { timeZone: "Europe/Berlin", locale: "en-GB" });

test.each(filterNames)("a browser asks for %s as its address says, and keeps to it", (name) => {
  const { value, fitting, unfitting } = samples[name];
  const { filter } = readFilter(writeFilter({ [name]: value }));
  expect(filter[name]).toEqual(value);
  const input = { ...listInputOf({ ...views.all, completed: "all" }, filter, clock) };
  expect(input[name]).toEqual(value);
  expect(belongsTo(taskWith(fitting), input, clock.now)).toBe(true);
  expect(belongsTo(taskWith(unfitting), input, clock.now)).toBe(false);
});

test.each(["priority", "due", "tags", "tagsAny"] as const satisfies FilterName[])(
  "what is added where %s is chosen is listed there",
  (name) => {
    const filter = { [name]: samples[name].value };
    const draft = draftOf({ ...draftDefaults(views.all, filter, clock.today), title: "New" }, taskWith());
    expect(belongsTo(draft, listInputOf(views.all, filter, clock), clock.now)).toBe(true);
  },
);

test.each(sorts)("a browser sorts by %s as the server does", (sort) => {
  const [first, second] = pairs[sort].map(taskWith);
  if (first === undefined || second === undefined) throw new Error("There are two.");
  expect(compareTasks(sort, "asc")(first, second)).toBeLessThan(0);
  expect(compareTasks(sort, "desc")(first, second)).toBeGreaterThan(0);
});
