import { queryOptions } from "@tanstack/react-query";
import { api } from "~/client/api";

/** The React Query options for projects. */
export const projectQueries = {
  /** All projects outside the trash, the archived ones too. */
  all: () => queryOptions({ queryKey: ["projects", "all"], queryFn: () => api.projects.list.query({ state: "all" }) }),
  trashed: () =>
    queryOptions({ queryKey: ["projects", "trashed"], queryFn: () => api.projects.list.query({ state: "trash" }) }),
  byId: (id: string) =>
    queryOptions({ queryKey: ["projects", "byId", id], queryFn: () => api.projects.byId.query({ id }) }),
};
