import { createContext, useContext } from "react";
import type { SavedView } from "./saved-view";

interface SavedViews {
  /** The views in their order. */
  views: readonly SavedView[];
  /** Whether these are all, as far as this browser knows. */
  isKnown: boolean;
}

export const SavedViewsContext = createContext<SavedViews>({ views: [], isKnown: false });

/** Returns the saved views in the order of their owner. */
export const useSavedViews = () => useContext(SavedViewsContext).views;

/** Returns a saved view, and whether it is known to be missing. Without an id, it is neither. */
export function useSavedView(id: string | undefined): { saved: SavedView | undefined; isMissing: boolean } {
  const { views, isKnown } = useContext(SavedViewsContext);
  const saved = id === undefined ? undefined : views.find((view) => view.id === id);
  return { saved, isMissing: id !== undefined && isKnown && saved === undefined };
}
