import { uuidv7 } from "uuidv7";
import { tasks, type Task } from "~/features/tasks/table";
import type { Person } from "./people";

type Planted = Partial<Omit<Task, "userId">>;

/** Puts tasks into the database as they may have become over time: with any moment of creation, completion or deletion. */
export async function plantTasks(person: Pick<Person, "userId" | "server">, planted: Planted[]): Promise<Task[]> {
  if (planted.length === 0) return [];
  const rows = planted.map((task, index) => ({
    id: uuidv7(),
    title: `task ${index}`,
    ...task,
    userId: person.userId,
    ...(task.completedAt == null ? {} : { completed: true }),
  }));
  return person.server.runtime.database.db.insert(tasks).values(rows).returning();
}
