import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { useCopy, useCopyStatus, useFreshAnswers, useView } from "~/client/sync/copy-context";
import { createListedRows } from "~/client/sync/kinds/listed-rows";
import { byPosition } from "~/shared/rows/by-position";
import { sectionQueries } from "./query-options";
import type { Section } from "./section";

const none: readonly Section[] = [];
const list = { belongs: ({ deletedAt }: Section) => deletedAt === null, compare: byPosition };

/** Returns the sections of all projects, those of one project in their order. */
export function useAllSections(): readonly Section[] {
  const { store } = useCopy().kinds.sections;
  const isCopied = useCopyStatus() !== "missing";
  const { data, refetch } = useQuery({ ...sectionQueries.all(), enabled: !isCopied });
  useFreshAnswers({ isAnswered: !isCopied, refetch });
  useEffect(() => {
    if (data !== undefined && !isCopied) store.merge(data.items);
  }, [store, data, isCopied]);
  const view = useMemo(
    () => createListedRows(store, list, isCopied ? undefined : (data?.items ?? none)),
    [store, isCopied, data],
  );
  return useView(view) ?? none;
}
