import { queryOptions } from "@tanstack/react-query";
import { api } from "~/client/api";

/** Returns the query of the user's sessions. */
export const sessionsQuery = () =>
  queryOptions({ queryKey: ["sessions", "list"], queryFn: () => api.sessions.list.query() });
