import { queryOptions } from "@tanstack/react-query";
import { api } from "~/client/api";

/** The React Query options for sections. */
export const sectionQueries = {
  /** Those of all projects. */
  all: () => queryOptions({ queryKey: ["sections", "all"], queryFn: () => api.sections.list.query({}) }),
  ofProject: (projectId: string) =>
    queryOptions({
      queryKey: ["sections", "ofProject", projectId],
      queryFn: () => api.sections.list.query({ projectId }),
    }),
  trashed: () =>
    queryOptions({ queryKey: ["sections", "trashed"], queryFn: () => api.sections.list.query({ trash: true }) }),
};
