import { uuidv7 } from "uuidv7";
import { insertion } from "~/server/sync/change";
import { projects, syncedProjects } from "~/features/projects/table";
import type { Person } from "./people";

/** Inserts projects as one change, faster than the API does. Returns their ids. */
export async function insertProjects({ userId, server }: Pick<Person, "userId" | "server">, count: number) {
  const { db } = server.runtime.database;
  const rows = Array.from({ length: count }, (_, at) => ({ id: uuidv7(), name: `Project ${at}`, position: "a0" }));
  const { clock, changed } = insertion(
    db,
    { ...syncedProjects, columns: { id: projects.id } },
    { ownerId: userId, rows },
  );
  await db.with(clock, changed).select().from(changed);
  return rows.map(({ id }) => id);
}
