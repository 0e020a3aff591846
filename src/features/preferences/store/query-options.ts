import { queryOptions } from "@tanstack/react-query";
import { api } from "~/client/api";

/** The React Query options for preferences. */
export const preferencesQueries = {
  own: () => queryOptions({ queryKey: ["preferences"], queryFn: () => api.preferences.get.query() }),
};
