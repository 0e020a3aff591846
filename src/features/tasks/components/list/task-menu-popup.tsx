"use client";

import CalendarX from "lucide-react/icons/calendar-x";
import FolderInput from "lucide-react/icons/folder-input";
import FolderUp from "lucide-react/icons/folder-up";
import Flag from "lucide-react/icons/flag";
import FlagTriangleRight from "lucide-react/icons/flag-triangle-right";
import ListPlus from "lucide-react/icons/list-plus";
import Repeat from "lucide-react/icons/repeat";
import SkipForward from "lucide-react/icons/skip-forward";
import Sun from "lucide-react/icons/sun";
import Sunrise from "lucide-react/icons/sunrise";
import { useProjectCopies } from "~/features/projects/store/use-project-copies";
import { pathOfProject } from "~/shared/rows/project-path";
import type { MenuEntry } from "~/ui/overlays/menu-entry";
import { MenuPopup } from "~/ui/overlays/menu-popup";
import type { PopupProps } from "~/ui/overlays/use-popup";
import type { Clock } from "~/shared/clock";
import { addDays, type Due } from "~/shared/due-date";
import { oneOf } from "~/shared/one-of";
import { priorities, type Priority } from "../../constants";
import { dueChangeText, priorityChangeText } from "../../store/change-text";
import { useClock } from "~/client/clock";
import { selection } from "../../store/many/selection";
import { createSkip } from "../../store/tree/skip-action";
import type { TaskActions } from "../../store/task-actions";
import { useTasks } from "../../store/tasks-provider";
import type { TreeActions } from "../../store/tree/tree-actions";
import { useTreeActions } from "../../store/tree/use-tree-actions";
import { copyLink } from "../shortcuts/copy-link";
import { rankedPriorities } from "../../list/labels/priority-labels";
import type { Task } from "../../store/task";
import { noDue, onDay } from "../date/on-day";
import { dueChoice } from "../date/schedule";
import { commandIcons } from "../palette/command-icons";
import { type Command, shownKeysOf } from "../shortcuts/shortcuts";
import { modKey } from "~/ui/text/mod-key";
import { goTo } from "./use-list-address";
import { openTaskAt } from "../panel/panel-focus";
import { placeChoice } from "../place/move-to";
import { openParentDialog } from "../subtasks/parent-dialog-gate";

const tints: Record<Priority, string> = {
  high: "text-priority-high",
  medium: "text-muted",
  low: "text-muted",
};

/** Shows the commands for one task. */
export function TaskMenuPopup({ task, ...popup }: PopupProps & { task: Task }) {
  const { actions, copy, undo, clock: readClock } = useTasks();
  const { duplicate, outdent } = useTreeActions();
  const { fromTask } = useProjectCopies();
  const makeProject = () => {
    const id = fromTask(task);
    if (id !== undefined) goTo(pathOfProject(id));
  };
  const clock = useClock();
  const skip = createSkip({ copy, undo, clock: readClock });
  return (
    <MenuPopup
      {...popup}
      label={`Actions for ${task.title}`}
      align="end"
      entries={entriesOf(task, { actions, skip, duplicate, takeOut: () => void outdent(task), makeProject, clock })}
    />
  );
}

/** Returns what a menu shows of a command beside its label. */
const shown = (command: Command) => ({ icon: commandIcons[command], shortcut: shownKeysOf(command, modKey()) ?? "" });

interface MenuDeps extends Pick<TreeActions, "duplicate"> {
  actions: TaskActions;
  skip: (task: Task) => void;
  takeOut: () => void;
  makeProject: () => void;
  clock: Clock;
}

function entriesOf(task: Task, { actions, skip, duplicate, takeOut, makeProject, clock }: MenuDeps): MenuEntry[] {
  const setDue = (due: Due) => () => actions.edit(task, due, dueChangeText(task, due, clock));
  const dueOn = (day: string) => setDue(onDay(day, task, clock.timeZone));
  return [
    {
      kind: "action",
      label: "Edit",
      ...shown("edit"),
      onSelect: () => openTaskAt(task.id, "title"),
    },
    {
      kind: "action",
      label: "Select",
      ...shown("select"),
      onSelect: () => selection.press(task.id),
    },
    {
      kind: "action",
      label: "Add subtask",
      icon: <ListPlus aria-hidden />,
      onSelect: () => openTaskAt(task.id, "subtask"),
    },
    {
      kind: "action",
      label: "Move to…",
      icon: <FolderInput aria-hidden />,
      shortcut: "v",
      onSelect: () => placeChoice.open(task.id),
    },
    {
      kind: "action",
      label: "Make a subtask of…",
      ...shown("parent"),
      onSelect: () => openParentDialog([task.id]),
    },
    ...(task.parentId === null
      ? []
      : [{ kind: "action" as const, label: "Move out of its parent", ...shown("outdent"), onSelect: takeOut }]),
    { kind: "action", label: "Duplicate", ...shown("duplicate"), onSelect: () => duplicate(task) },
    {
      kind: "action",
      label: "Make it a project",
      icon: <FolderUp aria-hidden />,
      onSelect: makeProject,
    },
    { kind: "action", label: "Copy link", ...shown("copyLink"), onSelect: () => void copyLink(task) },
    { kind: "separator", key: "due" },
    { kind: "action", label: "Due today", icon: <Sun aria-hidden />, onSelect: dueOn(clock.today) },
    { kind: "action", label: "Due tomorrow", icon: <Sunrise aria-hidden />, onSelect: dueOn(addDays(clock.today, 1)) },
    {
      kind: "action",
      label: "Due date…",
      ...shown("due"),
      onSelect: () => dueChoice.open(task.id),
    },
    ...(task.dueOn === null
      ? []
      : [{ kind: "action" as const, label: "No due date", icon: <CalendarX aria-hidden />, onSelect: setDue(noDue) }]),
    {
      kind: "action",
      label: "Deadline…",
      icon: <FlagTriangleRight aria-hidden />,
      onSelect: () => openTaskAt(task.id, "deadline"),
    },
    {
      kind: "action",
      label: "Repeat…",
      icon: <Repeat aria-hidden />,
      onSelect: () => openTaskAt(task.id, "repeat"),
    },
    ...(task.repeat === null || task.completed
      ? []
      : [
          {
            kind: "action" as const,
            label: "Skip this one",
            icon: <SkipForward aria-hidden />,
            onSelect: () => skip(task),
          },
        ]),
    { kind: "separator", key: "priority" },
    {
      kind: "choice",
      label: "Priority",
      value: task.priority,
      options: rankedPriorities.map(({ value, label }) => ({
        value,
        label,
        icon: <Flag aria-hidden className={tints[value]} />,
      })),
      onChange: (value) => {
        const priority = oneOf(priorities, value);
        if (priority !== undefined && priority !== task.priority) {
          actions.edit(task, { priority }, priorityChangeText(task, priority));
        }
      },
    },
    { kind: "separator", key: "delete" },
    {
      kind: "action",
      label: "Delete",
      ...shown("delete"),
      tone: "danger",
      onSelect: () => actions.remove(task),
    },
  ];
}
