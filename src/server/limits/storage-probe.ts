import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { DatabaseClient } from "../db/client";
import { rateLimits } from "./table";

/** How long a good answer is good for, in milliseconds: a flood of probes writes no more often. */
const resultLifetime = 1000;
/** Left behind by a crash in between, a row goes with the other allowances. In milliseconds. */
const rowLifetime = 600_000;
/** Letters of two, three and four bytes. Most encodings other than UTF8 lack one of them. */
const sample = "Zoë Οδός 日本 🌱";

/**
 * Writes a row and takes it out again. Rejects when that cannot be done, or when text or time comes back as something else: a database that mangles
 * what it is given is of no use to anybody.
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
