import { randomUUID } from "node:crypto";
import { uuidv7 } from "uuidv7";
import { exampleTask } from "~/features/tasks/example";
import { applyEdit, type EditedTask, type TaskEdit } from "~/features/tasks/merge";
import type { NumberedCommand } from "~/server/sync/push/input";
import type { RouterOutputs } from "~/client/api";
import { firstBatch, markSent, settle } from "~/client/sync/outbox/batch";
import { append, emptyOutbox } from "~/client/sync/outbox/outbox";
import type { Chance } from "./chance";

type Row = RouterOutputs["sync"]["changes"]["tasks"][number];
type Input = { id: string } & TaskEdit;

/** The calls of a device. Each rejects if its request or the answer is lost. */
export interface Network {
  push: (input: {
    clientId: string;
    acked: number;
    commands: NumberedCommand[];
  }) => Promise<RouterOutputs["sync"]["push"]>;
  changes: (since: string | undefined) => Promise<RouterOutputs["sync"]["changes"]>;
}

/** A text that a user typed, the text that it replaced, and the command. */
export interface TypedText {
  task: string;
  was: string;
  command: string;
}

/** A device with an outbox and a copy of the tasks. Both outlive its tabs, of which several may send at once. */
export class Device {
  readonly copy = new Map<string, Row>();
  outbox = emptyOutbox(randomUUID());
  /** The ids of commands that were refused, in whole or in part. */
  readonly conflicts = new Set<string>();
  readonly typed = new Map<string, TypedText>();
  /** All commands that were given here, by id. */
  readonly given = new Map<string, Input>();
  issued = 0;
  private cursor: string | undefined;

  constructor(
    readonly name: string,
    private readonly chance: Chance,
  ) {}

  /** Makes a change that a user might make. */
  act(): void {
    const waiting = this.outbox.entries.flatMap(({ id }) => this.given.get(id)?.id ?? []);
    const ids = [...new Set([...this.copy.keys(), ...waiting])];
    if (ids.length === 0 || this.chance.happens(0.25))
      return this.write("tasks.create", { id: uuidv7(), title: `${this.name} adds ${this.issued}` });
    const id = this.chance.pick(ids);
    const shown = this.shown(id);
    const what = this.chance.pick(["title", "title", "completed", "tags"] as const);
    if (what === "completed") return this.write("tasks.update", { id, completed: !shown.completed, was: {} });
    if (what === "tags") {
      const tagChanges = {
        add: [`${this.name}${this.issued % 9}`],
        remove: shown.tags.slice(0, 1).filter((tag) => tag !== `${this.name}${this.issued % 9}`),
      };
      return this.write("tasks.update", { id, tagChanges, was: {} });
    }
    this.type(id);
  }

  /** Changes the title of a task. */
  type(id: string): void {
    const title = `${this.name} types ${this.issued}`;
    const was = this.shown(id).title;
    this.write("tasks.update", { id, title, was: { title: was } });
    this.typed.set(title, { task: id, was, command: this.outbox.entries.at(-1)?.id ?? "" });
  }

  /** Sends the first commands of the outbox, and removes those with an outcome. */
  async send({ push }: Network): Promise<void> {
    const batch = firstBatch(this.outbox).slice(0, 5);
    if (batch.length === 0) return;
    this.outbox = markSent(this.outbox, batch);
    const { clientId, acked } = this.outbox;
    const answer = await push({ clientId, acked, commands: batch.map(({ isSent: _isSent, ...command }) => command) });
    const { outbox, settled } = settle(this.outbox, { sent: { clientId, batch }, answer, newClientId: randomUUID });
    if (outbox.clientId !== clientId) throw new Error("A number of this device was used by another device.");
    this.outbox = outbox;
    for (const { entry, outcome } of settled) {
      if ("error" in outcome || outcome.refused !== undefined) this.conflicts.add(entry.id);
    }
  }

  /** Brings the copy up to date. */
  async pull({ changes }: Network): Promise<void> {
    for (;;) {
      const { tasks, cursor, isComplete } = await changes(this.cursor);
      for (const row of tasks) if (row.version >= (this.copy.get(row.id)?.version ?? 0)) this.copy.set(row.id, row);
      this.cursor = cursor;
      if (isComplete) return;
    }
  }

  /** Returns the task with this device's own commands applied. */
  private shown(id: string): EditedTask {
    const blank: EditedTask = { ...exampleTask, title: "", tags: [] };
    return this.outbox.entries
      .flatMap((entry) => this.given.get(entry.id) ?? [])
      .filter((input) => input.id === id)
      .reduce((task: EditedTask, { was: _was, ...edit }) => applyEdit(task, edit), this.copy.get(id) ?? blank);
  }

  private write(procedure: string, input: Input): void {
    this.issued += 1;
    const id = uuidv7();
    this.given.set(id, input);
    this.outbox = append(this.outbox, { id, at: new Date().toISOString(), procedure, input });
  }
}
