import { copiedReminders } from "~/features/reminders/store/copied-reminders";
import { copiesOf } from "~/features/tasks/store/tree/copies";
import type { TaskCopy } from "~/features/tasks/store/copy/task-copy";
import type { Task } from "~/features/tasks/store/task";
import { treeOf } from "~/features/tasks/store/tree/tree";
import type { UndoStack } from "~/features/tasks/store/undo-stack";
import { createUndoable } from "~/features/tasks/store/undoable";
import { rankAfter, rankBetween } from "~/shared/rows/rank";
import { rankOf } from "~/shared/rows/rank-order";
import { newUuid } from "~/shared/uuidv7";
import { toast } from "~/ui/feedback/toast";
import { limits } from "../constants";
import { newProjectFault } from "./new-project";
import type { Project } from "./project";

interface Deps {
  copy: Pick<TaskCopy, "store" | "give" | "kinds" | "status">;
  undo: UndoStack;
}

/** Returns what makes a project of another one, or of a task. Both need all rows on this device, and say so until they are there. */
export function createProjectCopies({ copy: { store, give, kinds, status }, undo }: Deps) {
  const { offer } = createUndoable(undo);
  const projects = () => kinds.projects.store.list().filter(({ deletedAt }) => deletedAt === null);
  const trash = (id: string) => void give({ procedure: "projects.delete", input: { id } });
  const untrash = (id: string) => void give({ procedure: "projects.restore", input: { id } });
  const isIn = (projectId: string) => (row: { projectId: string | null; deletedAt: string | null }) =>
    row.projectId === projectId && row.deletedAt === null;

  function canAdd(name: string): boolean {
    const fault =
      status.read() === "whole"
        ? newProjectFault(name, projects())
        : "Your tasks are still loading. Try again in a moment.";
    if (fault !== undefined) toast({ message: fault, tone: "error", key: "done" });
    return fault === undefined;
  }

  return {
    /** Adds a copy of a project after it: its sections, and its open tasks with everything below them and their reminders. Returns the id of the copy, if it can be. */
    duplicate(project: Project): string | undefined {
      const name = nameOfCopy(project.name, projects());
      if (!canAdd(name)) return undefined;
      const id = newUuid();
      const next = projects().filter(({ position }) => position > project.position);
      const after = next.reduce<string | null>(
        (first, { position }) => (first === null || position < first ? position : first),
        null,
      );
      give({
        procedure: "projects.create",
        input: { id, name, color: project.color, position: rankBetween(project.position, after) },
      });
      const sectionIds = new Map<string, string>();
      for (const section of kinds.sections.store.list().filter(isIn(project.id))) {
        const sectionId = newUuid();
        sectionIds.set(section.id, sectionId);
        give({
          procedure: "sections.create",
          input: { id: sectionId, projectId: id, name: section.name, position: section.position },
        });
      }
      const isCopied = (task: Task) => task.parentId === null && !task.completed;
      const tree = treeOf(store).read();
      const reminders = kinds.reminders.store.list();
      const now = new Date().toISOString();
      for (const task of store.list().filter(isIn(project.id)).filter(isCopied)) {
        const sectionId = sectionIds.get(task.sectionId ?? "") ?? null;
        const place = { parentId: null, projectId: id, sectionId, position: rankOf(task) };
        const added = copiesOf(task, { tree, place });
        for (const { id: taskId, input } of added) give({ procedure: "tasks.create", input: { id: taskId, ...input } });
        for (const command of copiedReminders(added, { reminders, now })) give(command);
      }
      offer({ label: `Duplicated “${project.name}”`, undo: () => trash(id), redo: () => untrash(id) });
      return id;
    },
    /** Makes a project of a task: its subtasks become the tasks of the project, and the task itself moves to the trash. Returns the id of the project, if it can be. */
    fromTask(task: Task): string | undefined {
      if (!canAdd(task.title)) return undefined;
      const id = newUuid();
      const below = treeOf(store).read().get(task.id) ?? [];
      const position = rankAfter(projects());
      const fill = () => {
        for (const subtask of below)
          give({
            procedure: "tasks.move",
            input: { id: subtask.id, parentId: null, projectId: id, sectionId: null, position: rankOf(subtask) },
          });
        give({ procedure: "tasks.delete", input: { id: task.id } });
      };
      const empty = () => {
        give({ procedure: "tasks.restore", input: { id: task.id } });
        for (const subtask of below)
          give({ procedure: "tasks.move", input: { id: subtask.id, parentId: task.id, position: rankOf(subtask) } });
      };
      give({ procedure: "projects.create", input: { id, name: task.title, color: "gray", position } });
      fill();
      offer({
        label: `“${task.title}” is a project now`,
        undo: () => {
          empty();
          trash(id);
        },
        redo: () => {
          untrash(id);
          fill();
        },
      });
      return id;
    },
  };
}

/** Returns the name of a copy that no other project has: "Trip (copy)", "Trip (copy 2)". A name that is too long is cut. */
export function nameOfCopy(name: string, others: readonly { name: string }[]): string {
  const taken = new Set(others.map((other) => other.name));
  for (let count = 1; ; count += 1) {
    const end = count === 1 ? " (copy)" : ` (copy ${count})`;
    const copied = `${Array.from(name)
      .slice(0, limits.name - end.length)
      .join("")}${end}`;
    if (!taken.has(copied)) return copied;
  }
}
