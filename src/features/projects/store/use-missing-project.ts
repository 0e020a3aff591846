import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { failureText, statusOf } from "~/client/query-client";
import { useCopy } from "~/client/sync/copy-context";
import type { Project } from "./project";
import { projectQueries } from "./query-options";

/** Why a project is not among those of the user. */
type Missing =
  | { reason: "unknown" | "foreign" | "none" }
  | { reason: "trashed"; project: Project }
  | { reason: "failed"; text: string; isRetrying: boolean; retry: () => void };

/** Returns why a project is missing. One that another device has just added is listed. */
export function useMissingProject(id: string): Missing {
  const kept = useCopy().kinds.projects.store.find(id);
  const asked = useQuery({ ...projectQueries.byId(id), enabled: kept === undefined });
  const status = statusOf(asked.error) ?? 0;
  const isGone = [400, 404].includes(status);
  const inTrash = useQuery({ ...projectQueries.trashed(), enabled: isGone });
  useListed(asked.data);
  const found = kept ?? inTrash.data?.items.find((project) => project.id === id);
  if (found !== undefined && found.deletedAt !== null) return { reason: "trashed", project: found };
  if (status === 403) return { reason: "foreign" };
  if (isGone && !inTrash.isPending) return { reason: "none" };
  if (!asked.isError || isGone) return { reason: "unknown" };
  const retry = () => void asked.refetch();
  return { reason: "failed", text: failureText(asked.error), isRetrying: asked.isFetching, retry };
}

function useListed(project: Project | undefined): void {
  const { store } = useCopy().kinds.projects;
  const queryClient = useQueryClient();
  useEffect(() => {
    if (project === undefined) return;
    store.merge([project]);
    void queryClient.invalidateQueries({ queryKey: projectQueries.all().queryKey });
  }, [store, queryClient, project]);
}
