import { useQueryClient } from "@tanstack/react-query";
import { api } from "~/client/api";
import { failureText } from "~/client/query-client";
import { taskQueries } from "~/features/tasks/store/query-options";
import { useTasks } from "~/features/tasks/store/tasks-provider";
import { toast } from "~/ui/feedback/toast";
import type { TrashedPlace } from "./use-trashed-places";

/** Returns what deletes a project or a section permanently, with the tasks in it. It returns the reason if it failed. */
export function usePurgePlace() {
  const { copy } = useTasks();
  const queryClient = useQueryClient();
  return async ({ kind, row }: TrashedPlace): Promise<string | undefined> => {
    // What was restored here is not in the trash, although the server may not know yet.
    if (!(await copy.sendNow())) return "Some changes are not saved yet. Try again in a moment.";
    const { id, name } = row;
    const { store } = kind === "project" ? copy.kinds.projects : copy.kinds.sections;
    const { version } = store.find(id) ?? row;
    try {
      await (kind === "project" ? api.projects : api.sections).purge.mutate({ id, version });
    } catch (error) {
      return failureText(error);
    }
    const isInside = (task: { projectId: string | null; sectionId: string | null }) =>
      (kind === "project" ? task.projectId : task.sectionId) === id;
    const { store: tasks } = copy;
    tasks.remove(tasks.list().flatMap((task) => (isInside(task) ? [task.id] : [])));
    store.remove([id]);
    // What is kept on the device, and lists that come from the server.
    void copy.pull().catch(() => undefined);
    void queryClient.invalidateQueries({ queryKey: taskQueries.key });
    void queryClient.invalidateQueries({ queryKey: [`${kind}s`] });
    toast({ message: `Deleted “${name}” permanently`, key: "done" });
    return undefined;
  };
}
