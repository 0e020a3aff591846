import { queryOptions } from "@tanstack/react-query";
import { api } from "~/client/api";

/** The React Query options for projects. */
export const projectQueries = {
  /** All projects outside the trash, the archived ones too. */
  all: () => queryOptions({ queryKey: ["projects", "all"], queryFn: () => api.projects.list.query({ state: "all" }) }),
};
