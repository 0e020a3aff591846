import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import { type Clock, clockAt, localeOf } from "~/shared/clock";
import { isTimeZone } from "~/shared/due-date";
import { ownCookie } from "~/server/page-session";
import { inEnglish } from "~/ui/text/english-locale";

/** Now and here, as far as the request tells: the zone from the browser's last visit, at first UTC. */
export const viewerClock = cache(async (): Promise<Clock> => {
  const zone = (await ownCookie("keel.tz")) ?? "";
  // The pages are in English: so are the dates on them, in the order and by the clock of who reads.
  const locale = inEnglish(localeOf((await headers()).get("accept-language")));
  return clockAt(new Date().toISOString(), { timeZone: isTimeZone(zone) ? zone : "UTC", locale });
});
