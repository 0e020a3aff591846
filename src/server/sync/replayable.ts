import { initTRPC } from "@trpc/server";
import type { EventKind } from "../audit/kinds";
import type { Context } from "../context";
import { type AnyRouter, proceduresOf } from "../operations/catalogue";
import type { ProcedureMeta } from "../operations/procedure-meta";
import { recordedProcedure } from "../trpc";

/** The meta of a procedure that a device may replay. */
interface ReplayableMeta extends ProcedureMeta {
  replayable: true;
}

const replayable = initTRPC.context<Context>().meta<ReplayableMeta>().create();

/**
 * A {@link recordedProcedure} that `sync.push` calls for a device, now or after days without a network. Its input states the result, never a toggle.
 * It returns the row that it changed, and in `refused` the fields that keep a change made elsewhere. See `docs/sync.md`.
 */
export function replayableProcedure(kind: EventKind) {
  return replayable.procedure.meta({ replayable: true }).concat(recordedProcedure(kind));
}

/** Returns the names of the procedures that a device may replay. */
export function replayableNames(router: AnyRouter): ReadonlySet<string> {
  const declared = proceduresOf(router).filter(({ meta }) => "replayable" in meta && meta.replayable === true);
  return new Set(declared.map(({ name }) => name));
}
