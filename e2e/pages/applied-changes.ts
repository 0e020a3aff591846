import { join } from "node:path";
import postgres from "postgres";
import type { RestartableApp } from "../../scripts/app";
import { findRunningCluster } from "../../src/server/db/embedded/running";
import type { Person } from "./people";

/** Returns the changes of a user's tasks that the server has applied, in its order. */
export async function listApplied({ directory }: RestartableApp, { email }: Person): Promise<string[]> {
  const cluster = await findRunningCluster(join(directory, "postgres"));
  if (cluster === undefined) throw new Error(`No database runs in ${directory}.`);
  const sql = postgres(cluster.owner, { max: 1 });
  const entries = await sql<{ kind: string; title: string }[]>`
    select audit_events.kind, tasks.title from audit_events
    join users on users.id = audit_events.user_id
    join tasks on tasks.user_id = users.id and tasks.id::text = audit_events.details->>'task'
    where users.email = ${email} and audit_events.outcome = 'success'
    order by audit_events.id`;
  await sql.end();
  return entries.map(({ kind, title }) => `${kind} ${title}`);
}
