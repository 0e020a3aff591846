import { eventsIn } from "~/server/audit/kinds";

const reminder = eventsIn("tasks");

export const reminderEvents = [
  reminder("reminder.created", "Added a reminder", "Adding a reminder was refused"),
  reminder("reminder.changed", "Changed a reminder", "Changing a reminder was refused"),
  reminder("reminder.deleted", "Removed a reminder", "Removing a reminder was refused"),
];

declare module "~/server/audit/kinds" {
  interface DeclaredEvents {
    reminders: typeof reminderEvents;
  }
}
