"use client";

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useMemo } from "react";
import { useCopy, useCopyStatus, useFreshAnswers, useView } from "~/client/sync/copy-context";
import { createListedRows } from "~/client/sync/kinds/listed-rows";
import { byPosition } from "~/shared/rows/by-position";
import type { Project } from "./project";
import { projectQueries } from "./query-options";
import { ProjectsContext } from "./use-projects";

const none: readonly Project[] = [];
const list = { belongs: ({ deletedAt }: Project) => deletedAt === null, compare: byPosition };

/** Provides the user's projects: those of the copy, or until there is one those that the server has listed with what was changed here. */
export function ProjectsProvider({ children }: { children: ReactNode }) {
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
  const projects = useView(view) ?? none;
  const value = useMemo(() => ({ projects, isKnown }), [projects, isKnown]);
  return <ProjectsContext value={value}>{children}</ProjectsContext>;
}
