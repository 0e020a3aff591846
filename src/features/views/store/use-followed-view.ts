import { useEffect, useRef } from "react";
import { goTo } from "~/features/tasks/components/list/use-list-address";
import { hrefOfSavedView } from "~/shared/rows/saved-view-path";
import type { SavedView } from "./saved-view";

/**
 * Lets the address of an open view follow the view, whoever changed its filter: a form, Undo, another tab or another device. Where the user has departed
 * from the view, the address stays.
 */
export function useFollowedView(saved: SavedView | undefined): void {
  const last = useRef(saved);
  useEffect(() => {
    const before = last.current;
    last.current = saved;
    if (saved === undefined || before?.id !== saved.id || before.filter === saved.filter) return;
    const params = new URLSearchParams(window.location.search);
    const task = params.get("task");
    params.delete("task");
    if (params.toString() !== before.filter) return;
    const href = hrefOfSavedView(saved);
    const open = task === null ? "" : `${saved.filter === "" ? "?" : "&"}task=${encodeURIComponent(task)}`;
    goTo(`${href}${open}`, { replace: true });
  }, [saved]);
}
