import { type EventGroup, eventGroups } from "~/shared/event-groups";

/** What is described of an event: its outcome, and its ids and codes. */
interface EventContent {
  outcome: "success" | "failure";
  details: Record<string, string | number | boolean | null>;
}

/** A kind of event, as the feature or the room of the server declares it that has such events. */
export interface EventDeclaration<Kind extends string = string> {
  kind: Kind;
  group: EventGroup;
  /** What happened, as a sentence. */
  done: string;
  /** What was tried. */
  failed: string;
  /** A sentence that says more, if the details allow one. */
  describe: ((event: EventContent) => string | undefined) | undefined;
}

/**
 * The events there are. Each feature and room of the server adds its own, with `declare module`, where it declares them: so the kind of an event is a
 * closed union, and the server knows no feature by name.
 */
export interface DeclaredEvents {}

export type EventKind = DeclaredEvents[keyof DeclaredEvents][number]["kind"];

/** Returns how events of `group` are declared. */
export const eventsIn =
  (group: EventGroup) =>
  <const Kind extends string>(
    kind: Kind,
    done: string,
    failed: string,
    describe?: EventDeclaration["describe"],
  ): EventDeclaration<Kind> => ({ kind, group, done, failed, describe });

const declared = new Map<string, EventDeclaration<EventKind>>();

/**
 * Registers `events`, and no others, for the readers of the audit log.
 * @throws {TypeError} for a kind that is declared twice
 */
export function registerEvents(events: readonly EventDeclaration<EventKind>[]): void {
  declared.clear();
  for (const event of events) {
    if (declared.has(event.kind)) throw new TypeError(`The event ${event.kind} is declared twice.`);
    declared.set(event.kind, event);
  }
}

/** Returns every event that is declared, group by group. They are known once `server/router.ts` is loaded. */
export function declaredEvents(): EventDeclaration<EventKind>[] {
  return eventGroups.flatMap((group) => [...declared.values()].filter((event) => event.group === group));
}
