import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { useCopy, useCopyStatus, useFreshAnswers, useView } from "~/client/sync/copy-context";
import { createListedRows } from "~/client/sync/kinds/listed-rows";
import { byPosition } from "~/shared/rows/by-position";
import { sectionQueries } from "./query-options";
import type { Section } from "./section";

const none: readonly Section[] = [];

/** Returns the sections of a project in their order; none without a project. */
export function useSections(projectId: string | undefined): readonly Section[] {
  const { store } = useCopy().kinds.sections;
  const isCopied = useCopyStatus() !== "missing";
  const isAsked = !isCopied && projectId !== undefined;
  const { data, refetch } = useQuery({ ...sectionQueries.ofProject(projectId ?? ""), enabled: isAsked });
  useFreshAnswers({ isAnswered: isAsked, refetch });
  useEffect(() => {
    if (data !== undefined && !isCopied) store.merge(data.items);
  }, [store, data, isCopied]);
  const view = useMemo(() => {
    const belongs = (section: Section) => section.projectId === projectId && section.deletedAt === null;
    const listed = isCopied ? undefined : (data?.items ?? none);
    return createListedRows(store, { belongs, compare: byPosition }, listed);
  }, [store, projectId, isCopied, data]);
  return useView(view) ?? none;
}
