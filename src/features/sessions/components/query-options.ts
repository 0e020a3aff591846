import { queryOptions } from "@tanstack/react-query";
import { api } from "~/client/api";

/** Returns where the person is signed in. */
export const sessionsQuery = () =>
  queryOptions({ queryKey: ["sessions", "list"], queryFn: () => api.sessions.list.query() });
