import { queryOptions } from "@tanstack/react-query";
import { api } from "~/client/api";

/** The React Query options for comments. */
export const commentQueries = {
  ofTask: (taskId: string) =>
    queryOptions({ queryKey: ["comments", "ofTask", taskId], queryFn: () => api.comments.list.query({ taskId }) }),
};
