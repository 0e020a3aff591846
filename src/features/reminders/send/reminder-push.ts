import { formatMoment } from "~/server/mail/safe-text";
import { oneLine } from "~/server/mail/sanitize";
import type { PushMessage } from "~/server/web-push/message";

/** In characters. A message has a limited length, and a notification shows less. */
const maxTitleLength = 200;

interface PushedReminder {
  taskId: string;
  title: string;
  /** A day, or an instant. */
  due: string | undefined;
  timeZone: string;
  /** When the reminder was set for, if it comes late. */
  late: string | undefined;
}

/** Returns the notification of a reminder: the title of its task and when it is due, and nothing else of it. */
export function reminderPush({ taskId, title, due, timeZone, late }: PushedReminder): PushMessage {
  const lines = [
    due === undefined ? "Reminder" : `Due ${formatMoment(due, timeZone)}`,
    ...(late === undefined ? [] : [`Set for ${formatMoment(late, timeZone)}, and late`]),
  ];
  return {
    title: oneLine(title.normalize("NFC"), maxTitleLength),
    body: lines.join("\n"),
    tag: `task-${taskId}`,
    path: `/tasks?task=${taskId}`,
    task: taskId,
  };
}
