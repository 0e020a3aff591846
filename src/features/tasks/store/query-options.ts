import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, type RouterInputs } from "~/client/api";
import type { TaskListInput } from "../list/views";

/** The React Query options for tasks, with one key prefix each. */
export const taskQueries = {
  /** The prefix of all other keys. */
  key: ["tasks"],
  /** The loaded pages of a list. */
  pages: (input: TaskListInput) =>
    infiniteQueryOptions({
      queryKey: ["tasks", "pages", input],
      queryFn: ({ pageParam: cursor }) => api.tasks.list.query({ ...input, ...(cursor !== "" && { cursor }) }),
      initialPageParam: "",
      getNextPageParam: ({ nextCursor }) => nextCursor,
    }),
  /** The first page of a list alone. */
  list: (input: RouterInputs["tasks"]["list"]) =>
    queryOptions({ queryKey: ["tasks", "list", input], queryFn: () => api.tasks.list.query(input) }),
  byId: (id: string) => queryOptions({ queryKey: ["tasks", "byId", id], queryFn: () => api.tasks.byId.query({ id }) }),
  /** The history of a task up to a version of it. */
  history: (id: string, version: number) =>
    infiniteQueryOptions({
      queryKey: ["tasks", "history", id, version],
      queryFn: ({ pageParam: cursor }) => api.tasks.history.query({ id, ...(cursor !== "" && { cursor }) }),
      initialPageParam: "",
      getNextPageParam: ({ nextCursor }) => nextCursor,
    }),
  counts: (timeZone: string) =>
    queryOptions({ queryKey: ["tasks", "counts", timeZone], queryFn: () => api.tasks.counts.query({ timeZone }) }),
  /** The numbers of tasks of each project. */
  byProject: () => queryOptions({ queryKey: ["tasks", "byProject"], queryFn: () => api.projects.counts.query() }),
  tags: () => queryOptions({ queryKey: ["tasks", "tags"], queryFn: () => api.tasks.tags.query() }),
};
