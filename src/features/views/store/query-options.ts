import { queryOptions } from "@tanstack/react-query";
import { api } from "~/client/api";

/** The React Query options for saved views. */
export const viewQueries = {
  all: () => queryOptions({ queryKey: ["views", "all"], queryFn: () => api.views.list.query({}) }),
};
