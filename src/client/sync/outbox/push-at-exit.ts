import { type Kept, nothingKept } from "./kept";
import { append, type GivenEntry, type OutboxEntry } from "./outbox";
import type { PushInput } from "./command-source";
import { handOver } from "./handover";

/** The limits of a request that outlives its page, with room for the envelope. */
const limits = { commands: 50, bytes: 60 * 1024 };

interface ExitDeps {
  userId: string;
  waiting: {
    kept: () => Kept | undefined;
    fresh: () => readonly GivenEntry[];
    hasResumed: () => boolean;
    seal: () => void;
    merge: (last: OutboxEntry, given: GivenEntry) => Pick<GivenEntry, "procedure" | "input"> | undefined;
  };
  send: (input: PushInput) => Promise<unknown>;
  signal: AbortSignal;
}

/**
 * Sends what waits in the last event of a page, because a phone may end the page before its disk is written, until `signal` aborts. Nobody waits for the
 * answer: a page that goes on, and the next page of the tab, send everything again, and the server applies each command once.
 */
export function pushAtExit({ userId, waiting, send, signal }: ExitDeps) {
  let isLeaving = false;
  const push = () => {
    const fresh = waiting.fresh();
    handOver(userId, fresh);
    const kept = waiting.kept();
    // What an earlier page has left may have to follow commands that this page has not read yet.
    if (kept === undefined && waiting.hasResumed()) return;
    const { outbox } = kept ?? nothingKept();
    // Commands are combined as they are on disk, because each has one outcome for good.
    const { clientId, entries } = fresh.reduce((box, entry) => append(box, entry, waiting.merge), outbox);
    const commands = firstOf(entries);
    if (commands.length === 0) return;
    waiting.seal();
    send({ userId, clientId, acked: 0, commands }).catch(() => undefined);
  };
  const leave = () => {
    isLeaving = true;
    push();
  };
  window.addEventListener("pagehide", leave, { signal });
  window.addEventListener("pageshow", () => (isLeaving = false), { signal });
  return {
    /** Sends what was given after the page began to leave. */
    give(): void {
      if (isLeaving) push();
    },
  };
}

function firstOf(entries: readonly OutboxEntry[]): PushInput["commands"] {
  const commands: PushInput["commands"] = [];
  let bytes = 0;
  for (const { number, id, at, procedure, input } of entries.slice(0, limits.commands)) {
    const command = { number, id, at, procedure, input };
    bytes += new TextEncoder().encode(JSON.stringify(command)).length;
    if (bytes > limits.bytes) break;
    commands.push(command);
  }
  return commands;
}
