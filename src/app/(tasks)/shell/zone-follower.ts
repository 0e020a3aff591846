import { statusOf } from "~/client/query-client";
import { zoneOf } from "~/shared/reported-zone";
import { reportedZone } from "./browser-zone";

interface ZoneHandover {
  /** The zone that the server took for this visit. */
  initial: string;
  read: () => ReturnType<typeof zoneOf>;
  /** Asks the server something of a zone. Rejects where it has no answer. */
  ask: (zone: string) => Promise<unknown>;
  choose: (zone: string) => void;
}

/**
 * Returns what hands the zone of the browser over, to be called now and then. A browser may know zones that the server does not: it is asked about
 * each new one once, and where it refuses one, the nearest is chosen. While it cannot say, the one before stays.
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
    // Another zone, of which was asked meanwhile, counts.
    if (asked !== zone) return;
    if (chosen === undefined) asked = undefined;
    else choose(chosen);
  };
}

/** Does the same with the zone that this browser reports. */
export const followBrowserZone = (handover: Omit<ZoneHandover, "read">) =>
  followZone({ ...handover, read: () => zoneOf(reportedZone(), new Date().getTimezoneOffset()) });
