import type { TagColorCommand } from "~/features/tags/store/copy/tag-effects";
import type { ViewCommand } from "~/features/views/store/copy/view-effects";
import type { SavedView } from "~/features/views/store/saved-view";
import { type Color, colorLabel } from "~/shared/rows/colors";
import { fold } from "~/shared/text/fold";
import { limits } from "../../constants";
import { retaggedFilter } from "../../tags/retagged-filter";
import type { TaskCommand } from "../copy/task-effects";
import type { Task } from "../task";
import type { UndoStack } from "../undo-stack";
import { createUndoable } from "../undoable";

interface Deps {
  /** Shows the effect of a command, keeps it and sends it. */
  give: (command: TaskCommand | ViewCommand | TagColorCommand) => unknown;
  undo: UndoStack;
  /** Returns all tasks of the user, as they are shown now. */
  list: () => readonly Task[];
  /** Returns all saved views of the user, which follow a tag to its new name. */
  views: () => readonly SavedView[];
  /** Returns the color of a tag, as it is shown now. */
  colorOf: (tag: string) => Color | null;
  /** Lets the page in the address follow a tag to its new name, or leave one that is deleted. Returns what lets it follow back. */
  follow: (tag: string, to: string | null) => () => void;
}

const isOne = (one: string, other: string) => fold(one) === fold(other);
const has = ({ tags }: Task, tag: string) => tags.some((each) => isOne(each, tag));

/** Returns all actions on a tag, which change every task that has it. Each can be undone. */
export function createTagActions({ give, undo, list, views, colorOf, follow }: Deps) {
  const { take, takeSilently } = createUndoable(undo);
  /** Returns a step that gives a tag another name, or deletes it, with what lets the page follow back. */
  const stepOf = (tag: string, to: string | null) => {
    let back = () => {};
    const act = () => {
      give(
        to === null
          ? { procedure: "tasks.deleteTag", input: { tag } }
          : { procedure: "tasks.renameTag", input: { tag, to } },
      );
      back = follow(tag, to);
    };
    return { act, followBack: () => back() };
  };
  /** Gives a tag back to exactly these tasks, in place of another one if they got that for it. */
  const giveBack = (ids: readonly string[], tag: string, instead: string[] = []) => {
    for (let at = 0; at < ids.length; at += limits.atOnce)
      give({
        procedure: "tasks.updateMany",
        input: { ids: ids.slice(at, at + limits.atOnce), tagChanges: { add: [tag], remove: instead } },
      });
  };
  /** Gives views the filters back that they had. */
  const refilter = (before: readonly SavedView[]) => {
    for (const { id, filter } of before) give({ procedure: "views.update", input: { id, filter } });
  };
  const color = (tag: string, to: Color | null) => () =>
    void give({ procedure: "tags.setColor", input: { tag, color: to } });
  const colorsOf = (...tags: string[]) => tags.map((tag) => ({ tag, had: colorOf(tag) }));
  /** Gives tags the colors back that they had. Those without one come first, because there is room for so many colors only. */
  const recolor = (before: ReturnType<typeof colorsOf>) => {
    const ordered = [...before].sort((one, other) => Number(one.had !== null) - Number(other.had !== null));
    for (const { tag, had } of ordered) if (colorOf(tag) !== had) color(tag, had)();
  };
  const idsOf = (tasks: readonly Task[]) => tasks.map(({ id }) => id);

  return {
    /** Gives a tag another name. If that is a tag already, the two become one. */
    rename(tag: string, to: string): void {
      const { act, followBack } = stepOf(tag, to);
      const following = views().filter(({ filter }) => retaggedFilter(filter, tag, to) !== filter);
      // A view may name a tag that no task has.
      const isNamed = views().some(({ filter }) => retaggedFilter(filter, to, tag) !== filter);
      const isMerge = list().some((task) => has(task, to));
      const colors = colorsOf(tag, to);
      if (isOne(tag, to) || !(isMerge || isNamed || colorOf(to) !== null)) {
        take(`Renamed @${tag} to @${to}`, act, stepOf(to, tag).act);
        return;
      }
      const changed = list().filter((task) => has(task, tag));
      const [both, one] = [true, false].map((isBoth) => idsOf(changed.filter((task) => has(task, to) === isBoth)));
      take(isMerge ? `Merged @${tag} into @${to}` : `Renamed @${tag} to @${to}`, act, () => {
        giveBack(one ?? [], tag, [to]);
        giveBack(both ?? [], tag);
        refilter(following);
        recolor(colors);
        followBack();
      });
    },
    /** Takes a tag off every task. The tasks stay. */
    remove(tag: string): void {
      const ids = idsOf(list().filter((task) => has(task, tag)));
      const colors = colorsOf(tag);
      const { act, followBack } = stepOf(tag, null);
      take(`Deleted @${tag}`, act, () => {
        giveBack(ids, tag);
        recolor(colors);
        followBack();
      });
    },
    /** Gives a tag another color, or none. */
    color(tag: string, to: Color | null): void {
      const before = colorOf(tag);
      const label = to === null ? `Took the color off @${tag}` : `${colorLabel(to)} is the color of @${tag}`;
      if (before !== to) takeSilently(label, color(tag, to), color(tag, before));
    },
  };
}
