import { readKey, readString } from "~/client/read-answer";
import { applyCommand } from "~/client/sync/command";
import type { Refused } from "~/client/sync/refused";
import { type OneTaskCommand, taskEffects } from "../copy/task-effects";
import { isTask } from "../copy/task-kind";
import { type TextField, textFields } from "../../merge";
import type { Task } from "../task";

type Read = Refused & { command: OneTaskCommand };

/** The texts of a task that another device may change at the same time. */
export type Texts = { [Field in TextField]?: string };

interface Group {
  /** The refused commands. */
  ids: readonly string[];
}

/** A task that the server did not add, with all that was changed of it since. */
export interface UnaddedTask extends Group {
  task: Task;
  reason: string;
  /** Whether its id belongs to another task. */
  isTaken: boolean;
}

/** Texts of a change that cannot be made. */
export interface LostTexts extends Group {
  taskId: string;
  mine: Texts;
  /** Whether the task was deleted permanently elsewhere; otherwise another version of the page wrote what this one cannot read. */
  isDeleted: boolean;
}

/** Texts that were changed here and elsewhere. */
export interface TextConflict extends Group {
  mine: Texts;
  theirs: Task;
}

/** What the server refused, by what the user has to decide. */
export interface Refusals {
  unadded: readonly UnaddedTask[];
  lost: readonly LostTexts[];
  /** By the id of their task. */
  conflicts: ReadonlyMap<string, TextConflict>;
  /** Changes that can only be made again. */
  others: readonly Refused[];
  /** The commands about which there is nothing to decide. */
  settled: readonly string[];
}

interface Sorted {
  unadded: Map<string, UnaddedTask>;
  lost: Map<string, LostTexts>;
  conflicts: Map<string, TextConflict>;
  others: Refused[];
  settled: string[];
}

/** Returns what the user has to decide. `find` returns a task as the server has it, without what still waits here. */
export function sortRefused(
  refused: readonly Refused[],
  { userId, find }: { userId: string; find: (id: string) => Task | undefined },
): Refusals {
  const sorted: Sorted = { unadded: new Map(), lost: new Map(), conflicts: new Map(), others: [], settled: [] };
  for (const entry of refused) {
    const { id, error } = entry;
    if (!isOfOneTask(entry)) {
      if (entry.command === undefined) sortUnread(sorted, entry);
      else sorted.others.push(entry);
      continue;
    }
    const { command } = entry;
    const taskId = command.input.id ?? id;
    const unadded = sorted.unadded.get(taskId);
    if (command.procedure === "tasks.create" && error !== undefined) {
      const task = apply(undefined, entry, userId);
      const isTaken = error.code === "CONFLICT";
      if (task) sorted.unadded.set(taskId, { ids: [id], task, reason: reasonOf(error), isTaken });
    } else if (unadded !== undefined) {
      const task = apply(unadded.task, entry, userId) ?? unadded.task;
      sorted.unadded.set(taskId, { ...unadded, ids: [...unadded.ids, id], task });
    } else if (error === undefined) sortUnmerged(sorted, entry, find(taskId));
    else if (error.code !== "NOT_FOUND") sorted.others.push(entry);
    else sortLost(sorted, entry, taskId);
  }
  const unadded = [...sorted.unadded.values()];
  const deleted = unadded.filter(({ task }) => task.deletedAt !== null).flatMap(({ ids }) => ids);
  return {
    ...sorted,
    unadded: unadded.filter(({ task }) => task.deletedAt === null),
    lost: [...sorted.lost.values()],
    settled: [...sorted.settled, ...deleted],
  };
}

/** Returns the server's reason: that of the first field that is wrong, or else of the whole. */
export function reasonOf({ message, fields = {} }: NonNullable<Refused["error"]>): string {
  const [[first] = []] = Object.values(fields);
  return first ?? message;
}

/** Returns whether this version of the page has read the command, and it is about one task. */
const isOfOneTask = (entry: Refused): entry is Read =>
  entry.command !== undefined &&
  entry.command.procedure.startsWith("tasks.") &&
  !["ids", "tag"].some((field) => field in (entry.command?.input ?? {}));

const apply = (task: Task | undefined, { command, at }: Read, userId: string) =>
  applyCommand(taskEffects, task, {
    ...command,
    at,
    userId,
    id: command.input.id ?? "",
    look: () => undefined,
    search: () => [],
  });

/** Sorts an edit of which the server kept what was changed elsewhere. */
function sortUnmerged({ conflicts, others, settled }: Sorted, entry: Read, current: Task | undefined): void {
  const { id, command, refused = [], row } = entry;
  const theirs = current ?? (isTask(row) ? row : undefined);
  const texts = textsOf(command, (field) => refused.includes(field));
  if (theirs === undefined || texts === undefined) {
    others.push(entry);
    return;
  }
  const known = conflicts.get(theirs.id);
  const mine = { ...known?.mine, ...texts };
  const isDecided = textFields.every((field) => mine[field] === undefined || mine[field] === theirs[field]);
  const ids = [...(known?.ids ?? []), id];
  if (!isDecided) {
    conflicts.set(theirs.id, { ids, mine, theirs });
    return;
  }
  conflicts.delete(theirs.id);
  settled.push(...ids);
}

/** Sorts a change of a task that was deleted permanently. */
function sortLost({ lost, others, settled }: Sorted, entry: Read, taskId: string): void {
  const { id, command } = entry;
  const texts = textsOf(command, () => true);
  const known = lost.get(taskId);
  if (texts !== undefined)
    lost.set(taskId, {
      taskId,
      isDeleted: true,
      ids: [...(known?.ids ?? []), id],
      mine: { ...known?.mine, ...texts },
    });
  else if (command.procedure === "tasks.delete") settled.push(id);
  else others.push(entry);
}

/** Sorts a change that another version of the page wrote and this one cannot read. Its texts can be kept. */
function sortUnread({ lost, others }: Sorted, entry: Refused): void {
  const input = readKey(parse(entry.text), "input");
  const mine = pickTexts((field) => readString(input, field));
  if (mine === undefined) others.push(entry);
  else lost.set(entry.id, { taskId: entry.id, ids: [entry.id], mine, isDeleted: false });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Returns the texts that a command sets, or `undefined` if it sets none. */
function textsOf({ procedure, input }: OneTaskCommand, isWanted: (field: TextField) => boolean): Texts | undefined {
  return procedure === "tasks.update" ? pickTexts((field) => (isWanted(field) ? input[field] : undefined)) : undefined;
}

/** Returns the texts that there are, or `undefined` if there are none. */
function pickTexts(read: (field: TextField) => string | undefined): Texts | undefined {
  const texts: Texts = {};
  for (const field of textFields) {
    const text = read(field);
    if (text !== undefined) texts[field] = text;
  }
  return Object.keys(texts).length === 0 ? undefined : texts;
}
