import { useQueryClient } from "@tanstack/react-query";
import { api } from "~/client/api";
import { failureText } from "~/client/query-client";
import { toast } from "~/ui/feedback/toast";
import type { Task } from "./task";
import { useTasks } from "./tasks-provider";

const deletedIn = (rows: readonly { id: string; deletedAt: string | null }[]) =>
  rows.flatMap(({ id, deletedAt }) => (deletedAt === null ? [] : [id]));

/** Returns what deletes tasks permanently. Each returns the reason if it failed. */
export function usePurge() {
  const { copy } = useTasks();
  const queryClient = useQueryClient();
  const take = async (ids: () => readonly string[], send: () => Promise<unknown>, told: string) => {
    // A task that was restored here is not in the trash, although the server may not know yet.
    if (!(await copy.sendNow())) return "Some changes are not saved yet. Try again in a moment.";
    const gone = ids();
    try {
      await send();
    } catch (error) {
      return failureText(error);
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
