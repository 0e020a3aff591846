import { performance } from "node:perf_hooks";
import { getTRPCErrorFromUnknown, TRPCError } from "@trpc/server";
import type { Context } from "../../context";
import type { Database } from "../../db/client";
import type { Apply } from "./apply";
import type { Changed } from "./changed-rows";
import { maxPushSize, type PushInput } from "./input";
import type { CommandError, StoredOutcome } from "./outcome";
import { UnknownCommand } from "./replay";

/** Milliseconds after which a push begins no further command, because the client waits for the answer. */
const longest = 8000;

/** The outcome of a command, with the row that it changed. */
type Outcome<Row> = { number: number } & (({ ok: true; refused?: string[] } & Row) | { error: CommandError });

interface PushAnswer<Row> {
  /** The outcomes of the commands that were applied, from the first on. The client sends the rest again. */
  outcomes: Outcome<Row>[];
  /** The number that the client has to continue with, because it never arrived. */
  expected?: number;
  /** A number was used for another command: the client has to take a new `clientId` and number its remaining commands from 1. */
  stolen?: true;
  /**
   * The number of a command that this server does not know, although a newer one may, as while several servers are being replaced one by one. Nothing of it
   * is done. The client sends it again later.
   */
  unknown?: number;
}

export interface PushDeps<Row> {
  apply: Apply;
  readChanged: (db: Database, given: { ownerId: string; changed: Changed[] }) => Promise<(Row | undefined)[]>;
  /** See {@link longest}. */
  maxTime?: number;
}

type Caller = Context & { ownerId: string };
type Settled = { procedure: string; number: number; outcome: StoredOutcome };

/**
 * Returns a function that applies the commands of a push in order. A temporary error, such as an outage, ends the push with the outcomes so far.
 * A push that has waited checks first whether its session may have ended.
 * @throws {TRPCError} if the commands belong to another user or are too large, or on a temporary error at the first command
 */
export function createPush<Row extends object>({ apply, readChanged, maxTime = longest }: PushDeps<Row>) {
  return async (ctx: Caller, input: PushInput, hasWaited = false): Promise<PushAnswer<Row>> => {
    const { ownerId } = ctx;
    requireOwn(input, ownerId);
    if (hasWaited && mayHaveEnded(ctx))
      throw new TRPCError({ code: "SERVICE_UNAVAILABLE", message: "Try again in a moment." });
    const settled: Settled[] = [];
    const stop = await applyInOrder({ apply, maxTime }, ctx, input, settled);
    const rows = await readChanged(ctx.db, {
      ownerId,
      changed: settled.map(({ procedure, outcome }) => ({ procedure, id: "ok" in outcome ? outcome.id : undefined })),
    });
    const outcomes = settled.map(({ number, outcome }, at): Outcome<Row> => {
      if ("error" in outcome) return { number, error: outcome.error };
      const { id: _id, ...told } = outcome;
      return Object.assign({ number, ...told }, rows[at]);
    });
    return { outcomes, ...stop };
  };
}

/** Applies commands, and adds their outcomes to `settled`. Returns what the client has to do before it continues. */
async function applyInOrder(
  { apply, maxTime }: { apply: Apply; maxTime: number },
  ctx: Caller,
  { clientId, acked, commands }: PushInput,
  settled: Settled[],
): Promise<Omit<PushAnswer<object>, "outcomes">> {
  const until = performance.now() + maxTime;
  try {
    for (const command of commands) {
      if (settled.length > 0) {
        if (performance.now() > until || mayHaveEnded(ctx)) return {};
        await ctx.charge(1);
      }
      const applied = await apply(ctx, { ownerId: ctx.ownerId, clientId, acked }, command).catch((cause: unknown) => {
        if (cause instanceof UnknownCommand) return { unknown: command.number };
        throw cause;
      });
      if (!("outcome" in applied)) return applied;
      settled.push({ ...command, ...applied });
    }
  } catch (cause) {
    if (settled.length === 0) throw getTRPCErrorFromUnknown(cause);
  }
  return {};
}

/** Returns whether the session may have ended since the push arrived. The client's next request decides. */
const mayHaveEnded = ({ principal, revocations, now }: Caller) =>
  principal !== undefined && revocations.needsRecheck(principal, Date.parse(now));

function requireOwn(input: PushInput, ownerId: string): void {
  if (input.userId !== ownerId)
    throw new TRPCError({ code: "FORBIDDEN", message: "These changes belong to someone else." });
  if (Buffer.byteLength(JSON.stringify(input)) <= maxPushSize) return;
  const message = `A push takes at most ${maxPushSize / 1024} KiB of commands.`;
  throw new TRPCError({ code: "PAYLOAD_TOO_LARGE", message });
}
