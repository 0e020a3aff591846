import { eventsIn } from "~/server/audit/kinds";
import type { PageLink } from "~/server/operations/page-link";

const account = eventsIn("account");

const labels: Record<string, string> = {
  timeZone: "time zone",
  weekStartsOn: "first day of the week",
  hourCycle: "clock",
  startPage: "start page",
  keptZones: "questions about time zones",
  reminderTime: "time of reminders",
  remindersByMail: "reminders by e-mail",
};

export const preferencesEvents = [
  account("preferences.changed", "Changed a preference", "Changing a preference was refused", ({ outcome, details }) =>
    outcome === "success" && typeof details["fields"] === "string"
      ? `Changed a preference: ${labelsOf(details["fields"])}`
      : undefined,
  ),
];

/** Returns "clock, time zone" for `hourCycle,timeZone`. */
const labelsOf = (fields: string) =>
  fields
    .split(",")
    .map((field) => labels[field] ?? field)
    .join(", ");

export const preferencesLinks = [
  {
    navigation: "settings",
    href: "/settings/dates",
    label: "Dates",
    about: "Time zone, week, clock, start page",
    icon: "calendar-range",
    order: 15,
  },
  {
    navigation: "settings",
    href: "/settings/notifications",
    label: "Notifications",
    about: "How and when you are reminded",
    icon: "bell",
    order: 16,
  },
] as const satisfies PageLink[];

declare module "~/server/audit/kinds" {
  interface DeclaredEvents {
    preferences: typeof preferencesEvents;
  }
}
