import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { DatabaseClient } from "../db/client";
import { rateLimits } from "./table";

/** How long a success is reused, in milliseconds, because a flood of probes must not write more often. */
const resultLifetime = 1000;
/** In milliseconds, after which clean-up deletes a row that a crash left behind. */
const rowLifetime = 600_000;
/** Letters of two, three and four bytes. Most encodings other than UTF8 lack one of them. */
const sample = "Zoë Οδός 日本 🌱";

/**
 * Writes a row and deletes it again. Rejects when either fails, or when the text or the time that comes back differs from what was written.
 */
export type ProbeStorage = () => Promise<void>;

export function createStorageProbe({ urgent }: Pick<DatabaseClient, "urgent">): ProbeStorage {
  let succeededAt: number | undefined;
  let pending: Promise<void> | undefined;
  const attempt = async () => {
    const written = {
      key: `probe ${randomUUID()} ${sample}`,
      used: 1,
      resetsAt: new Date(Date.now() + rowLifetime).toISOString(),
    };
    await urgent.insert(rateLimits).values(written);
    const [read] = await urgent.delete(rateLimits).where(eq(rateLimits.key, written.key)).returning();
    if (JSON.stringify(read) !== JSON.stringify(written)) throw new Error("The database changed what it was given.");
    succeededAt = Date.now();
  };
  return async () => {
    if (succeededAt !== undefined && Date.now() - succeededAt < resultLifetime) return;
    pending ??= attempt().finally(() => (pending = undefined));
    await pending;
  };
}
