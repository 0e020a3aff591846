import { withDatabaseTime } from "../db/pool/deadline";
import type { Runtime } from "../runtime";

type Check = { name: string; ok: boolean };

/** Checks every dependency of a request, each within a second. */
export async function readiness({
  database,
  probeStorage,
  probeTokens,
}: Pick<Runtime, "database" | "probeStorage" | "probeTokens">): Promise<{ ready: boolean; checks: Check[] }> {
  const useDatabase = async () => {
    await Promise.all([database.ping(1000), probeStorage()]);
  };
  const checks = await Promise.all([check("database", useDatabase), check("tokens", probeTokens)]);
  return { ready: checks.every(({ ok }) => ok), checks };
}

async function check(name: string, attempt: () => Promise<void>): Promise<Check> {
  return withDatabaseTime({ milliseconds: 1000 }, attempt).then(
    () => ({ name, ok: true }),
    () => ({ name, ok: false }),
  );
}
