import { queryOptions } from "@tanstack/react-query";
import { api } from "~/client/api";

/** The React Query options for reminders. */
export const reminderQueries = {
  ofTask: (taskId: string) =>
    queryOptions({ queryKey: ["reminders", "ofTask", taskId], queryFn: () => api.reminders.list.query({ taskId }) }),
};
