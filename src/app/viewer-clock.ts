import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import { type Clock, localeOf } from "~/shared/clock";
import { clockOf, type UsualDates } from "~/shared/dates/date-settings";
import { weekStartOf } from "~/shared/dates/week-start";
import { isTimeZone } from "~/shared/due-date";
import { viewPaths } from "~/features/tasks/constants";
import { ownCookie, pageCaller } from "~/server/page-session";
import { inEnglish } from "~/ui/text/english-locale";

/** What the user of the page has chosen. */
export const viewerPreferences = cache(async () => (await pageCaller()).preferences.get());

/** What is usual by the language of the request, and the time zone of the browser's last visit, UTC at first. */
export const usualDates = cache(async (): Promise<UsualDates> => {
  const zone = (await ownCookie("keel.tz")) ?? "";
  const language = localeOf((await headers()).get("accept-language"));
  // Pages are in English; dates use the reader's order and clock.
  return {
    timeZone: isTimeZone(zone) ? zone : "UTC",
    locale: inEnglish(language),
    weekStartsOn: weekStartOf(language),
  };
});

/** The clock of the user of the page. */
export const viewerClock = cache(async (): Promise<Clock> =>
  clockOf(new Date().toISOString(), await usualDates(), await viewerPreferences()),
);

/** Returns the path of the list that the user of the page starts with. */
export async function startPath(): Promise<string> {
  return viewPaths[(await viewerPreferences()).startPage ?? "today"];
}
