import { usePathname, useSearchParams } from "next/navigation";
import { savedViewAt } from "~/shared/rows/saved-view-path";
import { useSavedView } from "~/features/views/store/use-saved-views";
import { type MouseEvent, useMemo } from "react";
import { arrangementFor, withArrangement } from "../../list/arrangement/chosen-arrangements";
import { type ChosenFilter, readFilter, writeFilter } from "../../list/filter-params";
import { savedViewOf, type View, viewAt, views } from "../../list/views";
import { useArrangements } from "../filters/arrangements-provider";

/** The contents of the address: the list, its filter, and the task that is open beside it. */
export interface ListAddress {
  view: View;
  filter: ChosenFilter;
  /** Fields of the filter with an invalid value. */
  ignored: (keyof ChosenFilter)[];
  openTaskId: string | undefined;
}

export function useListAddress(): ListAddress {
  const path = usePathname();
  const listed = useSavedView(savedViewAt(path)).saved?.path;
  const view = useMemo(() => viewIn(path, listed), [path, listed]);
  const params = useSearchParams();
  const { chosen } = useArrangements();
  const arrangement = arrangementFor(view, chosen);
  return useMemo(() => {
    const { filter, ignored } = readFilter(new URLSearchParams(params));
    // On a page of a project the address has said which.
    if (view.project !== undefined) delete filter.project;
    return { view, filter: withArrangement(filter, arrangement), ignored, openTaskId: params.get("task") ?? undefined };
  }, [view, params, arrangement]);
}

function viewIn(path: string, listed: string | undefined): View {
  const saved = savedViewAt(path);
  return saved === undefined ? (viewAt(path) ?? views.all) : savedViewOf(saved, listed);
}

/** Returns the address of a list; of the current one if no `view` is given. */
export function listHref({
  view,
  filter = {},
  task,
}: {
  view?: View;
  filter?: ChosenFilter;
  task?: string | undefined;
}): string {
  const params = writeFilter(filter);
  if (task !== undefined) params.set("task", task);
  const query = params.toString();
  return `${view?.path ?? ""}${query === "" ? "" : `?${query}`}`;
}

/** Returns whether a click on a link opens it in this tab. */
export function isPlainPress({ metaKey, ctrlKey, shiftKey, altKey, button }: MouseEvent): boolean {
  return button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey;
}

/**
 * Moves to another address of the task pages without requesting the page, because everything is here already. The router
 * follows (https://nextjs.org/docs/app/getting-started/linking-and-navigating#native-history-api).
 */
export function goTo(href: string, { replace = false }: { replace?: boolean } = {}): void {
  const url = href === "" ? window.location.pathname : href;
  whenFollowed(() => {
    if (replace) window.history.replaceState(null, "", url);
    else window.history.pushState(null, "", url);
  });
}

/**
 * Calls `change` once the router follows the history. It replaces its functions in an effect, which runs a moment after the rows can be pressed: what is pressed
 * meanwhile would change the address alone.
 */
function whenFollowed(change: () => void): void {
  if (Object.hasOwn(window.history, "pushState")) change();
  else setTimeout(() => whenFollowed(change));
}

/** Chooses another filter for the current list; the open task stays open. */
export function chooseFilter(filter: ChosenFilter, options?: { replace?: boolean }): void {
  const params = writeFilter(filter, new URLSearchParams(window.location.search));
  goTo(params.size === 0 ? "" : `?${params}`, options);
}

/** Opens a task beside the current list; `undefined` closes it. */
export function openTask(task: string | undefined, options?: { replace?: boolean }): void {
  const params = new URLSearchParams(window.location.search);
  if (task === undefined) params.delete("task");
  else params.set("task", task);
  goTo(params.size === 0 ? "" : `?${params}`, options);
}
