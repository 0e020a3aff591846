import { type AnyTRPCRouter, callTRPCProcedure, getTRPCErrorFromUnknown, TRPCError } from "@trpc/server";
import type { Context } from "../../context";
import type { Database } from "../../db/client";
import { replayableNames } from "../replayable";
import type { NumberedCommand } from "./input";
import { isFinal, refusal, type StoredOutcome, success } from "./outcome";

/** How long ago a command may be dated, in ms. */
const maxAge = 30 * 86_400_000;

/** Stands in the place of a command that a device took back: its number has to be used up. */
const noop = "noop";

/** Calls the procedure of a command, in the transaction `db`. Rejects when that failed in a way that may pass. */
export type Replay = (ctx: Context, db: Database, command: NumberedCommand) => Promise<StoredOutcome>;

/** Returns how commands are carried out by the procedures of `domain` that are replayable, and no others. */
export function createReplay(domain: AnyTRPCRouter): Replay {
  const names = replayableNames(domain);

  return async (ctx, db, { procedure: path, input, at }) => {
    if (path === noop) return { ok: true };
    if (!names.has(path)) return refusal(notReplayable);
    const refusals: ((db: Database) => Promise<void>)[] = [];
    const command = {
      at: clamp(at, ctx.now),
      recordRefusal: (record: (typeof refusals)[number]) => refusals.push(record),
    };
    const call = (savepoint: Database) =>
      callTRPCProcedure({
        router: domain,
        path,
        type: "mutation",
        ctx: { ...ctx, db: savepoint, command },
        getRawInput: () => Promise.resolve(input),
        signal: undefined,
        batchIndex: 0,
      });
    try {
      return success(await db.transaction(call));
    } catch (cause) {
      const error = getTRPCErrorFromUnknown(cause);
      if (!isFinal(error)) throw error;
      for (const record of refusals) await record(db);
      return refusal(error);
    }
  };
}

const notReplayable = new TRPCError({ code: "BAD_REQUEST", message: "No command calls this procedure." });

/** A device's clock may say anything. It dates what the person did, and decides nothing. */
function clamp(at: string, now: string): string {
  const latest = Date.parse(now);
  return new Date(Math.min(Math.max(Date.parse(at), latest - maxAge), latest)).toISOString();
}
