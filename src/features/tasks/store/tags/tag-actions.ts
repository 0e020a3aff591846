import { fold } from "~/shared/text/fold";
import { limits } from "../../constants";
import type { TaskCommand } from "../copy/task-effects";
import type { Task } from "../task";
import type { UndoStack } from "../undo-stack";
import { createUndoable } from "../undoable";

interface Deps {
  /** Shows the effect of a command, keeps it and sends it. */
  give: (command: TaskCommand) => unknown;
  undo: UndoStack;
  /** Returns all tasks of the user, as they are shown now. */
  list: () => readonly Task[];
  /** Lets the page in the address follow a tag to its new name, or leave one that is deleted. */
  follow: (tag: string, to: string | null) => void;
}

const isOne = (one: string, other: string) => fold(one) === fold(other);
const has = ({ tags }: Task, tag: string) => tags.some((each) => isOne(each, tag));

/** Returns all actions on a tag, which change every task that has it. Each can be undone. */
export function createTagActions({ give, undo, list, follow }: Deps) {
  const { take } = createUndoable(undo);
  const rename = (tag: string, to: string) => () => {
    give({ procedure: "tasks.renameTag", input: { tag, to } });
    follow(tag, to);
  };
  const remove = (tag: string) => () => {
    give({ procedure: "tasks.deleteTag", input: { tag } });
    follow(tag, null);
  };
  /** Gives a tag back to exactly these tasks, in place of another one if they got that for it. */
  const giveBack = (ids: readonly string[], tag: string, instead: string[] = []) => {
    for (let at = 0; at < ids.length; at += limits.atOnce)
      give({
        procedure: "tasks.updateMany",
        input: { ids: ids.slice(at, at + limits.atOnce), tagChanges: { add: [tag], remove: instead } },
      });
  };
  const idsOf = (tasks: readonly Task[]) => tasks.map(({ id }) => id);

  return {
    /** Gives a tag another name. If that is a tag already, the two become one. */
    rename(tag: string, to: string): void {
      const act = rename(tag, to);
      const isMerge = !isOne(tag, to) && list().some((task) => has(task, to));
      if (!isMerge) {
        take(`Renamed @${tag} to @${to}`, act, rename(to, tag));
        return;
      }
      const changed = list().filter((task) => has(task, tag));
      const [both, one] = [true, false].map((isBoth) => idsOf(changed.filter((task) => has(task, to) === isBoth)));
      take(`Merged @${tag} into @${to}`, act, () => {
        giveBack(one ?? [], tag, [to]);
        giveBack(both ?? [], tag);
      });
    },
    /** Takes a tag off every task. The tasks stay. */
    remove(tag: string): void {
      const ids = idsOf(list().filter((task) => has(task, tag)));
      take(`Deleted @${tag}`, remove(tag), () => giveBack(ids, tag));
    },
  };
}
