import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { useCopy, useCopyStatus, useFreshAnswers, useView } from "~/client/sync/copy-context";
import { createListedRows } from "~/client/sync/kinds/listed-rows";
import { byPosition } from "~/shared/rows/by-position";
import type { Project } from "./project";
import { projectQueries } from "./query-options";

const none: readonly Project[] = [];
const list = { belongs: ({ deletedAt }: Project) => deletedAt === null, compare: byPosition };

/** Returns the user's projects in their order, the archived ones too. */
export function useProjects(): readonly Project[] {
  const { store } = useCopy().kinds.projects;
  const isCopied = useCopyStatus() !== "missing";
  const { data, refetch } = useQuery({ ...projectQueries.all(), enabled: !isCopied });
  const isKnown = isCopied || data !== undefined;
  useFreshAnswers({ isAnswered: !isCopied, refetch });
  useEffect(() => {
    if (data !== undefined && !isCopied) store.merge(data.items);
  }, [store, data, isCopied]);
  const view = useMemo(
    () => (isKnown ? createListedRows(store, list, isCopied ? undefined : data?.items) : undefined),
    [store, isKnown, isCopied, data],
  );
  return useView(view) ?? none;
}
