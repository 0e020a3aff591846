import { useQueryClient } from "@tanstack/react-query";
import { api } from "~/client/api";
import { failureText, statusOf } from "~/client/query-client";
import { toast } from "~/ui/feedback/toast";
import { countTasks } from "./many/count-tasks";
import type { Task } from "./task";
import { useTasks } from "./tasks-provider";
import { idsUnder } from "./tree/ids-under";

const deletedIn = (rows: readonly { id: string; deletedAt: string | null }[]) =>
  rows.flatMap(({ id, deletedAt }) => (deletedAt === null ? [] : [id]));

/** The answers to a call about tasks of which one is gone or restored. */
const changedMeanwhile: ReadonlySet<number | undefined> = new Set([404, 409]);
const notThere = "Some of these tasks are no longer in the trash, so none was deleted. Try again.";

/** Returns what deletes tasks permanently. Each returns the reason if it failed. */
export function usePurge() {
  const { copy } = useTasks();
  const queryClient = useQueryClient();
  const take = async (
    ids: () => readonly string[],
    send: () => Promise<unknown>,
    told: string,
    failureOf: (error: unknown) => string = failureText,
  ) => {
    // A task that was restored here is not in the trash, although the server may not know yet.
    if (!(await copy.sendNow())) return "Some changes are not saved yet. Try again in a moment.";
    const gone = ids();
    try {
      await send();
    } catch (error) {
      // It is not as the user saw it.
      void copy.pull().catch(() => undefined);
      return failureOf(error);
    }
    copy.store.remove(gone);
    // What is kept on the device, and lists that come from the server.
    void copy.pull().catch(() => undefined);
    for (const key of ["tasks", "projects", "sections"]) void queryClient.invalidateQueries({ queryKey: [key] });
    toast({ message: told, key: "done" });
    return undefined;
  };
  return {
    /** Deletes a task, unless it was restored meanwhile. */
    purge: (task: Task) => {
      const { id, title } = task;
      const send = () => api.tasks.purge.mutate({ id, version: (copy.store.find(id) ?? task).version });
      return take(() => [id], send, `Deleted “${title}” permanently`);
    },
    /** Deletes tasks with all below them, unless one of them was restored meanwhile. */
    purgeAll: (tasks: readonly Task[]) => {
      const ids = tasks.map(({ id }) => id);
      return take(
        () => [...ids, ...idsUnder(ids, copy.store.list())],
        () => api.tasks.purgeMany.mutate({ ids }),
        `Deleted ${countTasks(ids.length)} permanently`,
        (error) => (changedMeanwhile.has(statusOf(error)) ? notThere : failureText(error)),
      );
    },
    emptyTrash: () => {
      const trashed = () => deletedIn(copy.store.list());
      return take(
        trashed,
        async () => {
          await api.tasks.emptyTrash.mutate();
          const { projects, sections } = copy.kinds;
          for (const { store } of [projects, sections]) store.remove(deletedIn(store.list()));
        },
        "The trash is empty",
      );
    },
  };
}
