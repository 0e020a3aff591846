import { type Kept, nothingKept } from "./kept";
import { append, type GivenEntry, type OutboxEntry } from "./outbox";
import type { PushInput } from "./command-source";
import { handOver, onHandoverStopped, takeOver } from "./handover";

/** The limits of a request that outlives its page, with room for the envelope. */
const limits = { commands: 50, bytes: 60 * 1024 };

interface ExitDeps {
  userId: string;
  waiting: {
    outbox: { subscribe: (listener: () => void) => () => void; read: () => { isOnDisk: boolean } };
    kept: () => Kept | undefined;
    fresh: () => readonly GivenEntry[];
    onlyHere: () => readonly GivenEntry[];
    hasResumed: () => boolean;
    resume: (entries: readonly GivenEntry[]) => void;
    seal: () => void;
    merge: (last: OutboxEntry, given: GivenEntry) => Pick<GivenEntry, "procedure" | "input"> | undefined;
  };
  send: (input: PushInput) => Promise<unknown>;
  signal: AbortSignal;
}

/**
 * Sends what waits in the last event of a page, because a phone may end the page before its disk is written, and leaves to the next page of the tab what is
 * on no disk. Nobody waits for the answer: a page that goes on, and the next page of the tab, send everything again, and the server applies each command
 * once. Once `signal` has aborted, it goes on until nothing is left that only this page has.
 */
export function pushAtExit({ userId, waiting, send, signal }: ExitDeps) {
  let isLeaving = false;
  let isSignedOut = false;
  let hasEnded = false;
  let armed: AbortController | undefined;
  const push = () => {
    if (isSignedOut) return;
    handOver(userId, hasEnded && !waiting.outbox.read().isOnDisk ? [] : waiting.onlyHere());
    const kept = waiting.kept();
    // What an earlier page has left may have to follow commands that this page has not read yet.
    if (kept === undefined && waiting.hasResumed()) return;
    const { outbox } = kept ?? nothingKept();
    // Commands are combined as they are on disk, because each has one outcome for good.
    const { clientId, entries } = waiting.fresh().reduce((box, entry) => append(box, entry, waiting.merge), outbox);
    const commands = firstOf(entries);
    if (commands.length === 0) return;
    waiting.seal();
    send({ userId, clientId, acked: 0, commands }).catch(() => undefined);
  };
  const leave = () => {
    isLeaving = true;
    push();
  };
  const goOn = () => {
    [isLeaving, isSignedOut, hasEnded] = [false, false, false];
    // This page sends what it has itself. A page that was open in between may have left more.
    waiting.resume(takeOver(userId));
  };
  function arm(): void {
    if (armed !== undefined) return;
    armed = new AbortController();
    const options = { signal: armed.signal };
    window.addEventListener("pagehide", leave, options);
    window.addEventListener("pageshow", goOn, options);
    onHandoverStopped((stop) => {
      if (stop === "signed out") isSignedOut = true;
      hasEnded = true;
    }, armed.signal);
    armed.signal.addEventListener("abort", waiting.outbox.subscribe(disarmIfDone));
  }
  function disarmIfDone(): void {
    if (!signal.aborted || waiting.onlyHere().length > 0) return;
    armed?.abort();
    armed = undefined;
  }
  arm();
  signal.addEventListener("abort", disarmIfDone);
  return {
    /** Sends what was given after the page began to leave. */
    give(): void {
      arm();
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
