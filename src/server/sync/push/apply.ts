import type { Context } from "../../context";
import type { Database } from "../../db/client";
import { withDatabaseTime } from "../../db/pool/deadline";
import { holdClock } from "../purge";
import type { NumberedCommand } from "./input";
import type { StoredOutcome } from "./outcome";
import { claimNumber, type Client, findLastNumber, findReceipt, storeReceipt } from "./queries";
import type { Replay } from "./replay";

/** What became of a command; or the number with which the client has to go on; or that its number was used for another command. */
export type Applied = { outcome: StoredOutcome } | { expected: number } | { stolen: true };

export type Apply = (ctx: Context, client: Client & { acked: number }, command: NumberedCommand) => Promise<Applied>;

/** What makes it once and in order: each number is taken once, after the one before it, and each command has one receipt. */
export const ledger = { claim: claimNumber, store: storeReceipt };
export type Ledger = typeof ledger;

/** Ends a transaction in which a command was carried out that has a receipt from before, under another number. */
class AppliedBefore extends Error {}

/**
 * Returns what applies a command exactly once, however often and from how many tabs at once it comes. In one transaction its number is claimed, it is
 * carried out in a savepoint, and its receipt is stored. Who sends it again gets what the receipt says.
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
        // Only the number has still to be used up.
        if (error instanceof AppliedBefore) return attempt(false);
        throw error;
      }),
    );
  };
}
