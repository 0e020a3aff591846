import { performance } from "node:perf_hooks";
import { getTRPCErrorFromUnknown, TRPCError } from "@trpc/server";
import type { Context } from "../../context";
import type { Database } from "../../db/client";
import type { Apply } from "./apply";
import type { Changed } from "./changed-rows";
import { maxPushSize, type PushInput } from "./input";
import type { CommandError, StoredOutcome } from "./outcome";

/** For so long a push goes on to its next command, in ms: each has its own time with the database, and a client waits for the answer. */
const maxTime = 8000;

/** What became of a command, with the row that it changed. */
type Outcome<Row> = { number: number } & (({ ok: true; refused?: string[] } & Row) | { error: CommandError });

interface PushAnswer<Row> {
  /** Of the first commands, as far as the push got. What is missing is to be sent again. */
  outcomes: Outcome<Row>[];
  /** The number with which the client has to go on: those from there on never came. */
  expected?: number;
  /** A number was used for another command before: the client needs another `clientId`, and counts what is left from 1. */
  stolen?: true;
}

export interface PushDeps<Row> {
  apply: Apply;
  readChanged: (db: Database, given: { ownerId: string; changed: Changed[] }) => Promise<(Row | undefined)[]>;
}

type Caller = Context & { ownerId: string };
type Settled = { procedure: string; number: number; outcome: StoredOutcome };

/**
 * Returns what applies the commands of a push, one after the other. What may pass by itself, such as an outage, ends it with what is done so far.
 * One that has waited asks again whether its session has ended.
 * @throws {TRPCError} when the commands are somebody else's or too large; for what may pass by itself, when nothing is done so far
 */
export function createPush<Row extends object>({ apply, readChanged }: PushDeps<Row>) {
  return async (ctx: Caller, input: PushInput, hasWaited = false): Promise<PushAnswer<Row>> => {
    const { ownerId } = ctx;
    requireOwn(input, ownerId);
    if (hasWaited && mayHaveEnded(ctx))
      throw new TRPCError({ code: "SERVICE_UNAVAILABLE", message: "Try again in a moment." });
    const settled: Settled[] = [];
    const stop = await applyInOrder(apply, ctx, input, settled);
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

/** Applies commands, and adds to `settled` what became of each. Returns what the client has to do before it goes on. */
async function applyInOrder(
  apply: Apply,
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
      const applied = await apply(ctx, { ownerId: ctx.ownerId, clientId, acked }, command);
      if (!("outcome" in applied)) return applied;
      settled.push({ ...command, ...applied });
    }
  } catch (cause) {
    if (settled.length === 0) throw getTRPCErrorFromUnknown(cause);
  }
  return {};
}

/** Whether the session may have ended since the push came. Its next request decides. */
const mayHaveEnded = ({ principal, revocations, now }: Caller) =>
  principal !== undefined && revocations.needsRecheck(principal, Date.parse(now));

function requireOwn(input: PushInput, ownerId: string): void {
  if (input.userId !== ownerId)
    throw new TRPCError({ code: "FORBIDDEN", message: "These changes are somebody else's." });
  if (Buffer.byteLength(JSON.stringify(input)) <= maxPushSize) return;
  const message = `Send at most ${maxPushSize / 1024} KiB of commands at once.`;
  throw new TRPCError({ code: "PAYLOAD_TOO_LARGE", message });
}
