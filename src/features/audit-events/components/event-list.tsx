import Check from "lucide-react/icons/check";
import CircleX from "lucide-react/icons/circle-x";
import type { ReactNode } from "react";
import type { RouterOutputs } from "~/client/api";
import { joinClasses } from "~/ui/join-classes";
import { groupByDay, timeLabel, type Viewer } from "../event-days";
import { type EventSentences, eventLabel } from "../event-labels";

type Mine = RouterOutputs["auditEvents"]["mine"]["items"][number];
type Event = Omit<Mine, "isOwn" | "isByAdministrator"> & Partial<Pick<Mine, "isByAdministrator">>;

interface EventListProps<Item extends Event> {
  events: Item[];
  viewer: Viewer;
  /** The sentences for each kind. */
  sentences: EventSentences;
  /** Further details of an event. */
  more?: (event: Item) => ReactNode;
}

/** Shows events as sentences, newest first, grouped by day. */
export function EventList<Item extends Event>({ events, viewer, sentences, more }: EventListProps<Item>) {
  return groupByDay(events, viewer).map(({ day, title, events: ofDay }) => (
    <section key={day} aria-labelledby={`day-${day}`} className="flex flex-col gap-2">
      <h2 id={`day-${day}`} className="text-sm font-semibold text-muted">
        {title}
      </h2>
      <ul className="divide-y divide-line overflow-hidden rounded-xl border border-line bg-surface">
        {ofDay.map((event) => (
          <li key={event.id} className="flex gap-3 px-4 py-3">
            <Mark outcome={event.outcome} />
            <div className="min-w-0 flex-1">
              <p className="font-medium text-pretty">
                {eventLabel({ ...event, isByServer: isByServer(event) }, sentences)}
              </p>
              <p className="text-sm break-words text-muted">{whereabouts(event)}</p>
              {more?.(event)}
            </div>
            <time dateTime={event.at} className="shrink-0 text-sm text-muted tabular-nums">
              {timeLabel(event.at, viewer)}
            </time>
          </li>
        ))}
      </ul>
    </section>
  ));
}

function Mark({ outcome }: Pick<Event, "outcome">) {
  const isFailure = outcome === "failure";
  const Icon = isFailure ? CircleX : Check;
  return (
    <Icon aria-hidden className={joinClasses("mt-0.5 size-4 shrink-0", isFailure ? "text-danger" : "text-muted")} />
  );
}

const placesOf = ({ device, address }: Event) => [device, address].filter((part) => part !== null && part !== "");

const isByServer = (event: Event) => event.isByAdministrator !== true && placesOf(event).length === 0;

/** Returns device and IP address, such as "Chrome on Linux · 192.0.2.4". */
function whereabouts(event: Event): string {
  if (event.isByAdministrator === true) return "By an administrator";
  return isByServer(event) ? "On the server" : placesOf(event).join(" · ");
}
