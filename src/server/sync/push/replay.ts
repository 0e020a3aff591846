import { type AnyTRPCRouter, callTRPCProcedure, getTRPCErrorFromUnknown } from "@trpc/server";
import type { Context } from "../../context";
import type { Database } from "../../db/client";
import { replayableNames } from "../replayable";
import type { NumberedCommand } from "./input";
import { isOfNewerVersion } from "./newer-version";
import { isFinal, refusal, type StoredOutcome, success } from "./outcome";

/** Milliseconds that a command may be dated back. */
const maxAge = 30 * 86_400_000;

/** Replaces a command that the user undid, because its number has to be used up. */
const noop = "noop";

/** A command that this server does not know, although a newer one may. */
export class UnknownCommand extends Error {}

/**
 * Calls the procedure of a command in the transaction `db`. Rejects on a temporary error.
 * @throws {UnknownCommand} if a page of a newer version may have given the command
 */
export type Replay = (ctx: Context, db: Database, command: NumberedCommand) => Promise<StoredOutcome>;

/** Returns a function that carries out commands by the replayable procedures of `domain`, and by no others. */
export function createReplay(domain: AnyTRPCRouter): Replay {
  const names = replayableNames(domain);

  return async (ctx, db, { procedure: path, input, at }) => {
    if (path === noop) return { ok: true };
    if (!names.has(path)) throw new UnknownCommand();
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
      if (isOfNewerVersion(error)) throw new UnknownCommand();
      for (const record of refusals) await record(db);
      return refusal(error);
    }
  };
}

/** A device's clock can be wrong. It dates what the user did, and decides nothing. */
function clamp(at: string, now: string): string {
  const latest = Date.parse(now);
  return new Date(Math.min(Math.max(Date.parse(at), latest - maxAge), latest)).toISOString();
}
