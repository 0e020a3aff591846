import { electLeader } from "./leader";
import { followChanges } from "./stream";
import type { Replayable } from "../command";
import type { AnyRows } from "../kinds/kinds";
import { type RunDeps, runCopy } from "../run-copy";

/** Keeps a user's copy up to date until `deps.signal` aborts. One tab listens for changes and passes them to the others, and sends what they have left. */
export function runLiveCopy<Rows extends AnyRows, Procedure extends Replayable>(deps: RunDeps<Rows, Procedure>) {
  const copy = runCopy(deps);
  electLeader(deps.userId, {
    lead: (leading) => {
      followChanges(() => void copy.pull(), leading);
      copy.outbox.lead(leading);
    },
    signal: deps.signal,
  });
  return copy;
}
