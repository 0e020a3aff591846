"use client";

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useMemo } from "react";
import { useCopy, useCopyStatus, useFreshAnswers, useView } from "~/client/sync/copy-context";
import { createListedRows } from "~/client/sync/kinds/listed-rows";
import { byPosition } from "~/shared/rows/by-position";
import { viewQueries } from "./query-options";
import type { SavedView } from "./saved-view";
import { SavedViewsContext } from "./use-saved-views";

const none: readonly SavedView[] = [];
const list = { belongs: ({ deletedAt }: SavedView) => deletedAt === null, compare: byPosition };

/** Provides the user's saved views: those of the copy, or until there is one those that the server has listed with what was changed here. */
export function SavedViewsProvider({ children }: { children: ReactNode }) {
  const { store } = useCopy().kinds.views;
  const isCopied = useCopyStatus() !== "missing";
  const { data, refetch } = useQuery({ ...viewQueries.all(), enabled: !isCopied });
  const isKnown = isCopied || data !== undefined;
  useFreshAnswers({ isAnswered: !isCopied, refetch });
  useEffect(() => {
    if (data !== undefined && !isCopied) store.merge(data.items);
  }, [store, data, isCopied]);
  const shown = useMemo(
    () => (isKnown ? createListedRows(store, list, isCopied ? undefined : data?.items) : undefined),
    [store, isKnown, isCopied, data],
  );
  const views = useView(shown) ?? none;
  const value = useMemo(() => ({ views, isKnown }), [views, isKnown]);
  return <SavedViewsContext value={value}>{children}</SavedViewsContext>;
}
