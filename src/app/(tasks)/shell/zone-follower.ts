import { statusOf } from "~/client/query-client";
import { zoneOf } from "~/shared/reported-zone";
import { reportedZone } from "./browser-zone";

interface ZoneHandover {
  /** The zone the server used for this visit. */
  initial: string;
  read: () => ReturnType<typeof zoneOf>;
  /** Sends a request about a zone. Rejects without an answer. */
  ask: (zone: string) => Promise<unknown>;
  choose: (zone: string) => void;
}

/**
 * Returns a function that adopts the browser's zone, to be called regularly. A browser may know zones that the server does not: it is asked once
 * about each new one, and if it refuses one, the nearest is used. Without an answer, the previous one stays.
 */
export function followZone({ initial, read, ask, choose }: ZoneHandover): () => Promise<void> {
  let asked: string | undefined;
  return async () => {
    const { zone, nearest } = read();
    if (zone === asked) return;
    asked = zone;
    const chosen =
      zone === initial
        ? zone
        : await ask(zone).then(
            () => zone,
            (error: unknown) => (statusOf(error) === 400 ? nearest : undefined),
          );
    // Another zone was reported meanwhile, which counts.
    if (asked !== zone) return;
    if (chosen === undefined) asked = undefined;
    else choose(chosen);
  };
}

/** Does the same with the zone that this browser reports. */
export const followBrowserZone = (handover: Omit<ZoneHandover, "read">) =>
  followZone({ ...handover, read: () => zoneOf(reportedZone(), new Date().getTimezoneOffset()) });
