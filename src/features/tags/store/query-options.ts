import { queryOptions } from "@tanstack/react-query";
import { api } from "~/client/api";

/** The React Query options for the colors of tags. */
export const tagColorQueries = {
  all: () => queryOptions({ queryKey: ["tags", "colors"], queryFn: () => api.tags.list.query() }),
};
