import { useQuery } from "@tanstack/react-query";
import { readPreferences } from "~/client/viewer/kept-preferences";
import { preferencesQueries } from "~/features/preferences/store/query-options";
import { viewPaths } from "~/features/tasks/constants";
import { useTasks } from "~/features/tasks/store/tasks-provider";

/** Returns the path of the list that the user starts with: what this browser has kept of it while the server has not answered. */
export function useStartPath(): string {
  const { viewer } = useTasks();
  const { data = readPreferences(viewer.userId) } = useQuery(preferencesQueries.own());
  return viewPaths[data?.startPage ?? "today"];
}
