import fc from "fast-check";
import { expect, test } from "vitest";
import { callerAt } from "~/testing/caller";
import { openConnection } from "~/testing/database";
import { signUp } from "~/testing/people";
import { plantTasks } from "~/testing/tasks";
import { addDays, dayOf, dueDayOf, isOverdue } from "./due-date";
import { listTasksInput, orders, priorities, sorts, type ListTasksInput } from "./schema";
import type { Task } from "./table";

/** `tasks.list` as one would write it over an array: what it must answer, said another way. */
function modelOf(tasks: Task[], input: ListTasksInput, now: string): Task[] {
  return tasks.filter((task) => isListed(task, input, now)).toSorted(comparison(input));
}

function isListed(
  task: Task,
  { trash, completed, priority, search, tags, due, timeZone }: ListTasksInput,
  now: string,
) {
  const text = [task.title.toLowerCase(), task.description.toLowerCase()];
  const words = (search ?? "").toLowerCase().split(/\s+/);
  const own = new Set(task.tags.map((tag) => tag.toLowerCase()));
  return (
    (task.deletedAt !== null) === trash &&
    (completed === "all" || task.completed === (completed === "completed")) &&
    (priority === undefined || priority.includes(task.priority)) &&
    words.every((word) => text.some((field) => field.includes(word))) &&
    (tags ?? []).every((tag) => own.has(tag.toLowerCase())) &&
    (due === undefined || isDue(task, due, now, timeZone))
  );
}

function isDue(task: Task, due: string, now: string, zone: string): boolean {
  const day = dueDayOf(task, zone);
  if (due === "none" || day === null) return due === "none" && day === null;
  if (due === "overdue") return !task.completed && isOverdue(task, now, zone);
  const today = dayOf(now, zone);
  if (due === "today") return day === today;
  if (due === "next_7_days") return day >= today && day <= addDays(today, 6);
  const [from = "", to = ""] = due.split("..");
  return (from === "" || day >= from) && (to === "" || day <= to);
}

const { compare } = new Intl.Collator("und");
type Key = string | number | null;

function comparison({ sort, order }: ListTasksInput) {
  const direction = order === "asc" ? 1 : -1;
  const compareKeys = (one: Key, other: Key) => {
    if (one === other) return 0;
    if (one === null || other === null) return one === null ? 1 : -1;
    if (sort === "title") return direction * compare(String(one), String(other));
    return direction * (one < other ? -1 : 1);
  };
  return (one: Task, other: Task) => {
    const others = keysOf(other, sort);
    const decided = keysOf(one, sort)
      .map((key, position) => compareKeys(key, others[position] ?? null))
      .find((result) => result !== 0);
    return decided ?? direction * (one.id < other.id ? -1 : 1);
  };
}

function keysOf(task: Task, sort: ListTasksInput["sort"]): Key[] {
  if (sort === "created_at") return [task.createdAt];
  if (sort === "due_date") return [task.dueOn, task.dueAt];
  if (sort === "priority") return [priorities.indexOf(task.priority)];
  if (sort === "title") return [task.title];
  return [sort === "completed_at" ? task.completedAt : task.deletedAt];
}

const now = "2026-11-20T10:30:00.000Z";
const words = ["apple", "Apple", "ÄPFEL", "100%", "a_b", "back\\slash", "🌱", "x"];
const text = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 }).map((chosen) => chosen.join(" "));
const tags = fc.uniqueArray(fc.constantFrom("Home", "WORK", "öl", "a b", "NULL"), { maxLength: 3 });
const moment = fc
  .integer({ min: -6 * 48, max: 6 * 48 })
  .map((halfHours) => new Date(Date.parse(now) + halfHours * 1_800_000).toISOString());
const sometimes = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { freq: 1 });

const task = fc
  .record({
    title: text,
    description: text,
    priority: fc.constantFrom(...priorities),
    tags,
    due: fc.oneof(
      fc.constant({ dueOn: null, dueAt: null }),
      moment.map((at) => ({ dueOn: at.slice(0, 10), dueAt: null })),
      moment.map((at) => ({ dueOn: at.slice(0, 10), dueAt: at })),
    ),
    createdAt: fc.constantFrom(now, "2026-11-19T00:00:00.000Z", "2026-11-18T00:00:00.120Z"),
    completedAt: sometimes(moment),
    deletedAt: fc.option(moment, { freq: 4 }),
  })
  .map(({ due, ...rest }) => Object.assign(rest, due));

const day = moment.map((at) => at.slice(0, 10));
const periods = fc.constantFrom("overdue", "today", "next_7_days", "none");
const ranges = [fc.tuple(day, day), fc.tuple(day, fc.constant("")), fc.tuple(fc.constant(""), day)];
const due = fc.oneof(periods, ...ranges.map((range) => range.map((ends) => ends.join(".."))));

const input = fc
  .record(
    {
      completed: fc.constantFrom("all", "pending", "completed"),
      priority: fc.oneof(fc.constantFrom(...priorities), fc.subarray([...priorities], { minLength: 1 })),
      search: fc.constantFrom("apple", "ÄPFEL a", "%", "_", "\\", "X apple", "🌱", ""),
      tags: tags.map((chosen) => chosen.map((tag) => tag.toUpperCase())),
      due,
      sort: fc.constantFrom(...sorts),
      order: fc.constantFrom(...orders),
      trash: fc.boolean(),
      timeZone: fc.constantFrom("UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu"),
      limit: fc.integer({ min: 1, max: 30 }),
    },
    { requiredKeys: ["sort", "order", "limit"] },
  )
  .map((given) => listTasksInput.parse(given));

test("a list answers, page by page, what a naive search through all tasks would", { timeout: 60_000 }, async () => {
  const ada = await signUp();
  const database = openConnection(ada.server.databaseUrl);
  const { tasks } = await callerAt(now, ada);
  const walk = async (given: ListTasksInput) => {
    const walked = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page: Awaited<ReturnType<typeof tasks.list>> = await tasks.list({ ...given, cursor });
      walked.push(...page.items);
      cursor = page.nextCursor;
    }
    return walked;
  };
  await fc.assert(
    fc.asyncProperty(
      fc.array(task, { maxLength: 25 }),
      fc.array(input, { minLength: 4, maxLength: 8 }),
      async (planted, inputs) => {
        await database`delete from tasks where user_id = ${ada.userId}`;
        const stored = await plantTasks(ada, planted);
        for (const given of inputs) {
          const titles = ({ id, title }: Task) => `${id} ${title}`;
          expect((await walk(given)).map(titles)).toEqual(modelOf(stored, given, now).map(titles));
        }
      },
    ),
    { numRuns: 60 },
  );
  await database.end();
});
