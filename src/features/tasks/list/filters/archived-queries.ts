import { and, eq, isNotNull, type Placeholder, sql, type SQL } from "drizzle-orm";
import { projects } from "~/features/projects/table";
import { tasks } from "../../table";

/**
 * Returns the condition of tasks that are shown outside their project, too: all but the open ones of archived projects. The browser's side is
 * `isAtRest` in `archived.ts`.
 */
export function isShownEverywhere(ownerId: string | Placeholder): SQL {
  const archived = sql`array(select ${projects.id} from ${projects} where ${and(eq(projects.userId, ownerId), isNotNull(projects.archivedAt))})`;
  return sql`(${tasks.completed} or coalesce(${tasks.projectId} <> all(${archived}), true))`;
}
