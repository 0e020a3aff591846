"use client";

import { useSyncExternalStore } from "react";
import { inEnglish } from "./english-locale";

const styles = {
  day: { dateStyle: "medium" },
  minute: { dateStyle: "medium", timeStyle: "short" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

type MomentProps = { /** ISO 8601. */ at: string; precision?: keyof typeof styles };

/** Shows an instant in English with the reader's order, clock and time zone; before hydration, in UTC. */
export function Moment({ at, precision = "minute" }: MomentProps) {
  const text = useSyncExternalStore(
    subscribeToNothing,
    () => new Intl.DateTimeFormat(inEnglish(navigator.language), styles[precision]).format(new Date(at)),
    () => new Intl.DateTimeFormat("en-GB", { ...styles[precision], timeZone: "UTC" }).format(new Date(at)),
  );
  return <time dateTime={at}>{text}</time>;
}

const subscribeToNothing = () => () => undefined;
