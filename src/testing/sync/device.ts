import { randomUUID } from "node:crypto";
import { uuidv7 } from "uuidv7";
import { applyEdit, type EditedTask, type TaskEdit } from "~/features/tasks/merge";
import type { NumberedCommand } from "~/server/sync/push/input";
import type { RouterOutputs } from "~/client/api";
import type { Chance } from "./chance";

type Row = RouterOutputs["sync"]["changes"]["tasks"][number];
type Command = Omit<NumberedCommand, "input"> & { input: { id: string } & TaskEdit };

/** What a device asks of the server. Rejects where a request or its answer is lost. */
export interface Network {
  push: (input: { clientId: string; acked: number; commands: Command[] }) => Promise<RouterOutputs["sync"]["push"]>;
  changes: (since: string | undefined) => Promise<RouterOutputs["sync"]["changes"]>;
}

/** A text that a person typed: over which one, and with which command. */
export interface TypedText {
  task: string;
  was: string;
  command: string;
}

/** A device with an outbox and a copy of the tasks. What it holds outlives its tabs, of which several may send at once. */
export class Device {
  readonly clientId = randomUUID();
  readonly copy = new Map<string, Row>();
  readonly outbox: Command[] = [];
  /** Of commands that were refused, in whole or in part. */
  readonly conflicts = new Set<string>();
  readonly typed = new Map<string, TypedText>();
  /** The ids of all commands that were given here. */
  readonly given = new Set<string>();
  issued = 0;
  private acked = 0;
  private cursor: string | undefined;

  constructor(
    readonly name: string,
    private readonly chance: Chance,
  ) {}

  /** Does something a person might do. */
  act(): void {
    const created = this.outbox.filter(({ procedure }) => procedure === "tasks.create").map(({ input }) => input.id);
    const ids = [...new Set([...this.copy.keys(), ...created])];
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

  /** Gives a task another title. */
  type(id: string): void {
    const title = `${this.name} types ${this.issued}`;
    const was = this.shown(id).title;
    this.write("tasks.update", { id, title, was: { title: was } });
    this.typed.set(title, { task: id, was, command: this.outbox.at(-1)?.id ?? "" });
  }

  /** Sends the first commands of the outbox, and forgets those with an outcome. */
  async send({ push }: Network): Promise<void> {
    const commands = this.outbox.slice(0, 5);
    if (commands.length === 0) return;
    const { outcomes, stolen } = await push({ clientId: this.clientId, acked: this.acked, commands });
    if (stolen === true) throw new Error("A number of this device was used by somebody else.");
    for (const outcome of outcomes) {
      const at = this.outbox.findIndex(({ number }) => number === outcome.number);
      const [command] = at < 0 ? [] : this.outbox.splice(at, 1);
      if (command !== undefined && ("error" in outcome || outcome.refused !== undefined))
        this.conflicts.add(command.id);
      this.acked = Math.max(this.acked, outcome.number);
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

  /** The task with this device's own commands on top. */
  private shown(id: string): EditedTask {
    const blank: EditedTask = {
      title: "",
      description: "",
      priority: "medium",
      dueOn: null,
      dueAt: null,
      tags: [],
      completed: false,
    };
    return this.outbox
      .filter(({ input }) => input.id === id)
      .reduce(
        (task: EditedTask, { input: { was: _was, ...edit } }) => applyEdit(task, edit),
        this.copy.get(id) ?? blank,
      );
  }

  private write(procedure: string, input: Command["input"]): void {
    this.issued += 1;
    const id = uuidv7();
    this.given.add(id);
    this.outbox.push({ number: this.issued, id, at: new Date().toISOString(), procedure, input });
  }
}
