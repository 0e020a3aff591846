import { useMemo } from "react";
import type { Task } from "~/features/tasks/store/task";
import { useTasks } from "~/features/tasks/store/tasks-provider";
import { createUndoable } from "~/features/tasks/store/undoable";
import { canonical } from "~/shared/text/written-text";
import { newUuid } from "~/shared/uuidv7";
import { announce } from "~/ui/feedback/announce";
import type { Comment } from "./comment";

/** Returns the actions on the comments of a task. Each is a command, and can be undone. */
export function useCommentActions({ id: taskId, title }: Pick<Task, "id" | "title">) {
  const { copy, undo } = useTasks();
  return useMemo(() => {
    const { take, takeSilently } = createUndoable(undo);
    const remove = (id: string) => () => void copy.give({ procedure: "comments.delete", input: { id } });
    const restore = (id: string) => () => void copy.give({ procedure: "comments.restore", input: { id } });
    const write = (id: string, text: string, was: string) => () =>
      void copy.give({ procedure: "comments.update", input: { id, text, was: { text: was } } });
    return {
      add(written: string): void {
        const [id, text] = [newUuid(), storedText(written)];
        void copy.give({ procedure: "comments.create", input: { id, taskId, text } });
        undo.push({ label: `Added a comment on “${title}”`, undo: remove(id), redo: restore(id) });
        announce("Added the comment.");
      },
      /** @param base the comment as it was when its owner began to write. */
      edit({ id, text: was }: Pick<Comment, "id" | "text">, written: string): void {
        const text = storedText(written);
        if (text === was) return;
        takeSilently(`Changed a comment on “${title}”`, write(id, text, was), write(id, was, text));
      },
      remove({ id }: Pick<Comment, "id">): void {
        take(`Deleted a comment on “${title}”`, remove(id), restore(id));
      },
    };
  }, [copy, undo, taskId, title]);
}

/** Returns a text as the server stores it, because the next change is based on it. */
const storedText = (text: string) => canonical(text.trim());
