import { useSyncExternalStore } from "react";
import { useTasks } from "../../store/tasks-provider";

/** Shows which task this one is a subtask of, where that is not the row above. */
export function ParentFact({ parentId }: { parentId: string }) {
  const { store } = useTasks().copy;
  const find = () => store.find(parentId)?.title;
  const title = useSyncExternalStore(store.subscribe, find, () => undefined);
  if (title === undefined) return null;
  return (
    <span className="flex max-w-48 min-w-0 shrink items-center before:mr-1 before:content-['↳']">
      <span className="sr-only">Subtask of </span>
      <bdi className="truncate">{title}</bdi>
    </span>
  );
}
