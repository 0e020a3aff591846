import { uuidv7 } from "uuidv7";
import { exampleTask } from "~/features/tasks/example";
import { insertTasks } from "~/features/tasks/queries";
import type { Task } from "~/features/tasks/table";
import type { ListTasksInput } from "~/features/tasks/list/filters/schema";
import type { callerAt } from "../server/caller";
import type { Person } from "./people";

type Planted = Partial<Omit<Task, "userId">>;

/** Inserts tasks in states that take time to reach: with any time of creation, completion or deletion. */
export async function plantTasks(person: Pick<Person, "userId" | "server">, planted: Planted[]): Promise<Task[]> {
  const rows = planted.map((task, index) => ({
    id: uuidv7(),
    title: `task ${index}`,
    ...task,
    ...(task.completedAt == null ? {} : { completed: true }),
  }));
  return insertTasks(person.server.runtime.database.db, { ownerId: person.userId, rows });
}

/** Returns the server's list, page by page. */
export async function walkTasks(
  tasks: Awaited<ReturnType<typeof callerAt>>["tasks"],
  given: ListTasksInput,
): Promise<Task[]> {
  const walked: Task[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page: Awaited<ReturnType<typeof tasks.list>> = await tasks.list({ ...given, cursor });
    walked.push(...page.items);
    cursor = page.nextCursor;
  }
  return walked;
}

/** Returns a browser's task without a database: an open one with a title alone. */
export function taskWith(fields: Partial<Task> = {}): Task {
  const at = "2026-11-20T12:00:00.000Z";
  return {
    ...exampleTask,
    id: uuidv7(),
    title: "task",
    description: "",
    completed: fields.completedAt != null,
    priority: "medium",
    deadlineOn: null,
    dueOn: fields.dueAt?.slice(0, 10) ?? null,
    tags: [],
    createdAt: at,
    updatedAt: at,
    ...fields,
  };
}
