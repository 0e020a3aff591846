import { withDatabaseTime } from "./db/time-limit";
import type { Runtime } from "./runtime";

type Check = { name: string; ok: boolean };

/** Whether each thing that a request needs is there. Each check is bounded to a second. */
export async function readiness({
  database,
  probeTokens,
}: Pick<Runtime, "database" | "probeTokens">): Promise<{ ready: boolean; checks: Check[] }> {
  const checks = await Promise.all([check("database", () => database.ping(1000)), check("tokens", probeTokens)]);
  return { ready: checks.every(({ ok }) => ok), checks };
}

async function check(name: string, attempt: () => Promise<void>): Promise<Check> {
  return withDatabaseTime({ milliseconds: 1000 }, attempt).then(
    () => ({ name, ok: true }),
    () => ({ name, ok: false }),
  );
}
