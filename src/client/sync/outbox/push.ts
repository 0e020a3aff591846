import { CallError, dataOf } from "../../call-data";
import { statusOf } from "../../query-client";
import { readKey, readString } from "../../read-answer";
import { inTime } from "../database/in-time";
import type { AnyRows, RowLists } from "../kinds/kinds";
import type { Stores } from "../kinds/stores";
import type { PushInput } from "./command-source";
import { firstBatch, markSent } from "./batch";
import { type CommandError, isWaiting, type Kept, type PushAnswer, type Sent } from "./kept";
import type { OutboxEntry } from "./outbox";
import { parseFields } from "./parse-kept";
import { withPushLock } from "./push-lock";
import { giveUp, settleKept } from "./settle-kept";
import type { Storage } from "./storage";

/** Milliseconds to wait for an answer. The server takes up to eight seconds, and as long for each push before. */
const patience = 30_000;

/** Milliseconds after which a request may be one that a device lost while it slept. */
const maxDoubt = 3000;

export interface PushDeps<Rows extends AnyRows> {
  userId: string;
  storage: Storage;
  send: (input: PushInput) => Promise<PushAnswer<Rows>>;
  /** Returns the server's row of a kind, as far as this tab knows it. */
  findRow: Stores<Rows>["findStored"];
  /** Returns the run of the copy that rows are stored with. */
  run: () => string;
  /** Called before commands are sent, with a note of that. */
  onTaken: (kept: Kept) => void;
  /** Called after each answer with what is left, and the rows of the outcomes. */
  onKept: (kept: Kept, rows: RowLists<Rows>) => void;
}

/** Returns functions that send commands, and that take over an answer. */
export function createPush<Rows extends AnyRows>(deps: PushDeps<Rows>) {
  const { userId, storage, send, findRow, run, onTaken, onKept } = deps;

  /** Takes the first commands, and marks them as sent before they are. */
  async function take(most: number): Promise<Sent & { acked: number }> {
    const first = ({ outbox }: Kept) => firstBatch(outbox).slice(0, most);
    const kept = await storage.change((before) => {
      const batch = first(before);
      return batch.every(({ isSent }) => isSent) ? before : { ...before, outbox: markSent(before.outbox, batch) };
    });
    onTaken(kept);
    const { clientId, acked } = kept.outbox;
    // The server keeps the receipts of a client in memory, because its commands may be on disk as well.
    return { clientId, acked: storage.isOnDisk() ? acked : 0, batch: first(kept) };
  }

  /** Applies an answer in one transaction, and shows it as one change. Returns whether anything came of it. */
  async function settle(sent: Sent, answer: PushAnswer<Rows>): Promise<boolean> {
    const { rows } = answer;
    const rowOf = (entry: OutboxEntry) => {
      const [kind, id] = rowNamedBy(entry);
      const own = Object.hasOwn(rows, kind) ? rows[kind] : undefined;
      return own?.find((row) => row.id === id) ?? findRow(kind, id);
    };
    const kept = await storage.change((before) => settleKept(before, { sent, answer, rowOf }), { run: run(), rows });
    onKept(kept, rows);
    const isGivenUp = sent.batch.some(({ id, number }) => number === answer.unknown && !isLeft(kept, id));
    return answer.outcomes.length > 0 || isGivenUp || kept.outbox.clientId !== sent.clientId;
  }

  let hurry: () => void = () => undefined;

  /** Sends commands, and applies the answer. Rejects as `send` does. */
  async function sendBatch({ acked, ...sent }: Sent & { acked: number }): Promise<boolean> {
    const commands = sent.batch.map(({ isSent: _isSent, unknownSince: _unknownSince, ...command }) => command);
    const began = Date.now();
    const late = () => new CallError("No answer came in time.", undefined);
    const hurried = new Promise<never>((_resolve, reject) => {
      hurry = () => {
        if (Math.abs(Date.now() - began) > maxDoubt) reject(late());
      };
    });
    const answer = send({ userId, clientId: sent.clientId, acked, commands });
    return settle(sent, await inTime(Promise.race([answer, hurried]), patience, late));
  }

  async function refuse(entry: OutboxEntry, cause: unknown): Promise<void> {
    const row = findRow(...rowNamedBy(entry));
    const fields = parseFields(readKey(dataOf(cause), "fields"));
    const error = { code: codeOf(cause), message: messageOf(cause), ...(fields && { fields }) };
    onKept(await storage.change((kept) => giveUp(kept, entry.id, { error, ...(row && { row }) })), {});
  }

  async function pushAll(): Promise<void> {
    let alone = 0;
    for (;;) {
      const sent = await take(alone > 0 ? 1 : Infinity);
      const [first] = sent.batch;
      if (first === undefined) return;
      try {
        if (!(await sendBatch(sent))) throw new Error("The server has taken none of the commands.");
        alone -= 1;
      } catch (error) {
        const isUnreadable = [400, 413].includes(statusOf(error) ?? 0);
        if (!isUnreadable || (sent.batch.length === 1 && !isWaiting(first))) throw error;
        if (sent.batch.length === 1) await refuse(first, error);
        // One of them spoils the push.
        alone = sent.batch.length === 1 ? alone - 1 : sent.batch.length;
      }
    }
  }

  return {
    /** Waits no longer for an answer that is overdue, because the network has returned. */
    hurry: () => hurry(),
    /** Sends commands until none is left, while no other tab does. Rejects if the server does not take them now. */
    pushAll: () => withPushLock(userId, pushAll),
  };
}

const isLeft = ({ outbox }: Kept, id: string) => outbox.entries.some((entry) => entry.id === id);

/** Returns the kind and the id of the row that a command names. */
const rowNamedBy = ({ procedure, input }: OutboxEntry): [kind: string, id: string] => [
  procedure.split(".")[0] ?? "",
  readString(input, "id") ?? "",
];

const codeOf = (error: unknown): CommandError["code"] =>
  statusOf(error) === 413 ? "PAYLOAD_TOO_LARGE" : "BAD_REQUEST";
const messageOf = (error: unknown) => (error instanceof Error ? error.message : "The server cannot read this change.");
