import { useQueryClient } from "@tanstack/react-query";
import { api } from "~/client/api";
import { failureText } from "~/client/query-client";
import { toast } from "~/ui/feedback/toast";
import { taskQueries } from "./query-options";
import type { Task } from "./task";
import { useTasks } from "./tasks-provider";

/** Returns what deletes tasks permanently. Each returns the reason if it failed. */
export function usePurge() {
  const { copy } = useTasks();
  const queryClient = useQueryClient();
  const take = async (ids: readonly string[], send: () => Promise<unknown>, told: string) => {
    try {
      await send();
    } catch (error) {
      return failureText(error);
    }
    copy.store.remove(ids);
    // What is kept on the device, and lists that come from the server.
    void copy.pull().catch(() => undefined);
    void queryClient.invalidateQueries({ queryKey: taskQueries.key });
    toast({ message: told, key: "done" });
    return undefined;
  };
  return {
    /** Deletes a task, unless it was restored meanwhile. */
    purge: ({ id, version, title }: Task) =>
      take([id], () => api.tasks.purge.mutate({ id, version }), `Deleted “${title}” permanently`),
    emptyTrash: () => {
      const trashed = copy.store.list().filter(({ deletedAt }) => deletedAt !== null);
      const ids = trashed.map(({ id }) => id);
      return take(ids, () => api.tasks.emptyTrash.mutate(), "The trash is empty");
    },
  };
}
