import { electLeader } from "./leader";
import { followChanges } from "./stream";
import type { SyncedRow } from "../row-store";
import { type RunDeps, runCopy } from "../run-copy";

/** Keeps the copy of a user until `deps.signal`, and has one tab hear when there is something new. The others learn of it from that one. */
export function runLiveCopy<Row extends SyncedRow>(deps: RunDeps<Row>) {
  const copy = runCopy(deps);
  electLeader(deps.userId, {
    lead: (leading) => followChanges(() => void copy.pull(), leading),
    signal: deps.signal,
  });
  return copy;
}
