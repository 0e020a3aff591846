import type { FeatureJobContext } from "~/server/context";
import type { Job } from "~/server/jobs/job";
import { usualReminderTime } from "~/shared/dates/preferences";
import { isUsableZone } from "~/shared/dates/zones";
import { momentOf } from "../moment";
import { reminderPush } from "./reminder-push";
import { claim, type DueReminder, findDue } from "./due-queries";

/** Hours after which a reminder that could not be sent is no longer, as after a long outage. */
export const maxLateHours = 24;
/** Minutes after which a reminder is late: its message says so, and it is not sent if the task was changed since its moment. */
const onTimeMinutes = 2;
/** Reminders that one run sends, which is one transaction: those at nine o'clock may be too many for its time. The next run goes on. */
export const maxPerRun = 1000;
/** Those of one user among them, so that nobody with thousands holds up the others. */
export const maxPerUser = 60;
const pageSize = 500;
const noId = "00000000-0000-0000-0000-000000000000";

type Sending = Pick<FeatureJobContext, "db" | "outbox" | "pushOutbox" | "now">;

/**
 * The job that sends what is due. A claim and the message that is queued for it are one savepoint: what is claimed is sent, and what could not be
 * queued is claimed again by the next run.
 */
export const sendRemindersJob = {
  name: "send reminders",
  every: 30_000,
  run: sendReminders,
} satisfies Job<FeatureJobContext>;

async function sendReminders({ now, ...sending }: Sending) {
  const { db } = sending;
  const since = new Date(Date.parse(now) - maxLateHours * 3_600_000).toISOString();
  const counts = { sent: 0, failed: 0 };
  const sentTo = new Map<string, number>();
  for (const link of ["itself", "series"] as const) {
    let after: string | undefined = noId;
    while (after !== undefined) {
      const page: DueReminder[] = await findDue(db, { since, until: now }, { link, after, limit: pageSize });
      for (const reminder of page) {
        if (counts.sent === maxPerRun) return counts;
        const already = sentTo.get(reminder.userId) ?? 0;
        if (already === maxPerUser) continue;
        const outcome = await sendOne({ ...sending, now }, reminder).catch(() => "failed" as const);
        if (outcome === undefined) continue;
        counts[outcome] += 1;
        sentTo.set(reminder.userId, already + 1);
      }
      after = page.length < pageSize ? undefined : page.at(-1)?.id;
    }
  }
  return counts;
}

/** Sends a reminder if its moment has come. Returns what became of it; `undefined` if there was nothing to do. */
async function sendOne({ db, outbox, pushOutbox, now }: Sending, reminder: DueReminder): Promise<"sent" | undefined> {
  const timeZone = zoneOf(reminder);
  const moment = momentOf(reminder, reminder, { timeZone, time: reminder.reminderTime ?? usualReminderTime });
  if (moment === undefined || moment <= (reminder.sentFor ?? "") || !isDue(moment, reminder, now)) return undefined;
  return db.transaction(async (savepoint) => {
    if (!(await claim(savepoint, { ownerId: reminder.userId, id: reminder.id, moment }))) return undefined;
    const { email: to, emailVerified, byMail, name, title, taskId, dueOn, dueAt } = reminder;
    const late = isLate(moment, now) ? moment : undefined;
    const content = { title, due: dueAt ?? dueOn ?? undefined, timeZone, late };
    if (emailVerified && byMail !== false) {
      const message = { kind: "reminder", name, link: `/tasks?task=${taskId}`, ...content } as const;
      await outbox.enqueue(savepoint, { to, message });
    }
    const message = reminderPush({ taskId, ...content });
    await pushOutbox.enqueue(savepoint, { ownerId: reminder.userId, message });
    return "sent";
  });
}

/** Returns whether a reminder is to be sent now. A late one was not answered by a change of the task or of the reminder. */
function isDue(moment: string, { changedAt }: DueReminder, now: string): boolean {
  const lateBy = Date.parse(now) - Date.parse(moment);
  if (lateBy < 0 || lateBy > maxLateHours * 3_600_000) return false;
  return !isLate(moment, now) || changedAt <= moment;
}

const isLate = (moment: string, now: string) => Date.parse(now) - Date.parse(moment) > onTimeMinutes * 60_000;

/** Returns the zone of the user. A name that this server does not know must not stop the reminders of all others. */
const zoneOf = ({ timeZone }: DueReminder) => (timeZone !== null && isUsableZone(timeZone) ? timeZone : "UTC");
