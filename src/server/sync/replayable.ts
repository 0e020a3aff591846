import { initTRPC } from "@trpc/server";
import type { EventKind } from "../audit/kinds";
import type { Context } from "../context";
import { type AnyRouter, proceduresOf } from "../operations/catalogue";
import type { ProcedureMeta } from "../operations/procedure-meta";
import { recordedProcedure } from "../trpc";

/** What a procedure declares that a device may repeat. */
interface ReplayableMeta extends ProcedureMeta {
  replayable: true;
}

const replayable = initTRPC.context<Context>().meta<ReplayableMeta>().create();

/**
 * A {@link recordedProcedure} that `sync.push` calls for a device, now or after days without a network. Its input says what shall be, never what shall
 * become its opposite. It answers the row that it changed, and as `refused` the fields that stay as somebody else changed them; see `docs/sync.md`.
 */
export function replayableProcedure(kind: EventKind) {
  return replayable.procedure.meta({ replayable: true }).concat(recordedProcedure(kind));
}

/** Returns the names of the procedures that a device may repeat. */
export function replayableNames(router: AnyRouter): ReadonlySet<string> {
  const declared = proceduresOf(router).filter(({ meta }) => "replayable" in meta && meta.replayable === true);
  return new Set(declared.map(({ name }) => name));
}
