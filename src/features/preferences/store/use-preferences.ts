import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { keepPreferences, onPreferencesElsewhere } from "~/client/viewer/kept-preferences";
import { noPreferences, type Preferences } from "~/shared/dates/preferences";
import { preferencesQueries } from "./query-options";

/**
 * Returns what the user has chosen, also in another tab or, once the page is looked at again, on another device. `isKnown` tells whether the server has
 * said so.
 * @param kept what this browser has kept, for a page without the server
 */
export function usePreferences(
  userId: string,
  kept: Preferences | undefined,
): { preferences: Preferences; isKnown: boolean } {
  const queryClient = useQueryClient();
  const { data } = useQuery({ ...preferencesQueries.own(), refetchOnWindowFocus: "always" });
  useEffect(() => {
    if (data !== undefined) keepPreferences(userId, data);
  }, [userId, data]);
  useEffect(() => {
    const stop = new AbortController();
    onPreferencesElsewhere(
      userId,
      (chosen) => queryClient.setQueryData(preferencesQueries.own().queryKey, chosen),
      stop.signal,
    );
    return () => stop.abort();
  }, [userId, queryClient]);
  return { preferences: data ?? kept ?? noPreferences, isKnown: data !== undefined };
}
