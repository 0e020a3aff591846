import type { Context } from "../../context";
import type { Database } from "../../db/client";
import { withDatabaseTime } from "../../db/pool/deadline";
import { holdClock } from "../purge";
import type { NumberedCommand } from "./input";
import type { StoredOutcome } from "./outcome";
import { claimNumber, type Client, findLastNumber, findReceipt, storeReceipt } from "./queries";
import type { Replay } from "./replay";

/** The outcome of a command, or the number that the client has to continue with, or that the number was used for another command. */
export type Applied = { outcome: StoredOutcome } | { expected: number } | { stolen: true };

export type Apply = (ctx: Context, client: Client & { acked: number }, command: NumberedCommand) => Promise<Applied>;

/** Guarantees exactly once, in order: a number is claimed once, after the one before it, and a command has one receipt. */
export const ledger = { claim: claimNumber, store: storeReceipt };
export type Ledger = typeof ledger;

/** Rolls back a transaction whose command already has a receipt under another number. */
class AppliedBefore extends Error {}

/**
 * Returns a function that applies a command exactly once, however often it arrives and from however many tabs. One transaction claims its number,
 * carries it out in a savepoint and stores its receipt. A client that sends it again gets the receipt.
 */
export function createApply(replay: Replay, { claim, store }: Ledger = ledger): Apply {
  return async (ctx, client, command) => {
    const { ownerId, acked } = client;
    const { number, id: commandId } = command;
    const look = async (db: Database): Promise<Applied> => {
      const last = await findLastNumber(db, client);
      if (last < number) return { expected: last + 1 };
      const outcome = await findReceipt(db, { ownerId, commandId });
      return outcome === undefined ? { stolen: true } : { outcome };
    };
    const attempt = (isNew: boolean) =>
      ctx.db.transaction(async (db): Promise<Applied> => {
        await holdClock(db, ownerId);
        const isClaimed = await claim(db, { ...client, number });
        if (!isClaimed || !isNew) return look(db);
        const outcome = await replay(ctx, db, command);
        if (!(await store(db, { ...client, number, commandId, outcome, acked }))) throw new AppliedBefore();
        return { outcome };
      });
    return withDatabaseTime({}, () =>
      attempt(true).catch((error: unknown) => {
        // Only its number is still to be used up.
        if (error instanceof AppliedBefore) return attempt(false);
        throw error;
      }),
    );
  };
}
