import { expect, test } from "vitest";
import { sql } from "drizzle-orm";
import { ledger } from "~/server/sync/push/apply";
import { syncClients } from "~/server/sync/table";
import { runChaos } from "./chaos";

const acts = 60;
const right = { twice: 0, outOfOrder: 0, apart: 0, lostTexts: 0 };

test.each([1, 2, 3])(
  "what three devices change over a bad network and restarts is applied once, in order, and no text is lost (%i)",
  async (seed) => {
    const { issued, ...found } = await runChaos({ seed, acts, ledger });
    expect(issued).toBe(3 * acts + 4);
    expect(found).toMatchObject(right);
    // All three devices began by changing the title of the same task.
    expect(found.conflicts).toBeGreaterThanOrEqual(2);
  },
);

/** Accepts any number. */
const claimAnything: typeof ledger.claim = async (db, { ownerId, clientId, number }) => {
  const seen = { userId: ownerId, clientId, last: number };
  const last = sql`greatest(${syncClients.last}, ${number})`;
  await db
    .insert(syncClients)
    .values(seen)
    .onConflictDoUpdate({ target: [syncClients.userId, syncClients.clientId], set: { last } });
  return true;
};

test("without claims and receipts the same test fails: commands are applied twice", async () => {
  const store = () => Promise.resolve(true);
  const { twice } = await runChaos({ seed: 1, acts, ledger: { claim: claimAnything, store } });
  expect(twice).toBeGreaterThan(0);
});

test("receipts alone prevent a command from being applied twice", async () => {
  const { twice } = await runChaos({ seed: 1, acts, ledger: { ...ledger, claim: claimAnything } });
  expect(twice).toBe(0);
});
