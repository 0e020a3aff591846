import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import { type Clock, clockAt, localeOf } from "~/shared/clock";
import { isTimeZone } from "~/shared/due-date";
import { ownCookie } from "~/server/page-session";
import { inEnglish } from "~/ui/text/english-locale";

/** The clock of the request: the time zone of the browser's last visit, UTC at first. */
export const viewerClock = cache(async (): Promise<Clock> => {
  const zone = (await ownCookie("keel.tz")) ?? "";
  // Pages are in English; dates use the reader's order and clock.
  const locale = inEnglish(localeOf((await headers()).get("accept-language")));
  return clockAt(new Date().toISOString(), { timeZone: isTimeZone(zone) ? zone : "UTC", locale });
});
