import { and, asc, eq, gt, isNull, or, sql, type SQL } from "drizzle-orm";
import { preferences } from "~/features/preferences/table";
import { projects } from "~/features/projects/table";
import { tasks } from "~/features/tasks/table";
import { users } from "~/server/auth/tables";
import type { Database } from "~/server/db/client";
import { reminders, reminderSends } from "../table";

/** The moments that are looked for, as ISO 8601 in UTC. */
export interface Window {
  since: string;
  until: string;
}

const own = eq(tasks.userId, reminders.userId);
/** How a reminder belongs to a task: to itself, or to what follows it when it repeats. */
const links = { itself: eq(tasks.id, reminders.taskId), series: eq(tasks.seriesId, reminders.taskId) };

/** Nobody is reminded of what is done, deleted, or in a project that is put away. */
const isOpen = and(
  isNull(reminders.deletedAt),
  isNull(tasks.deletedAt),
  eq(tasks.completed, false),
  isNull(projects.archivedAt),
  isNull(projects.deletedAt),
);
const isActive = or(eq(users.banned, false), isNull(users.banned), sql`${users.banExpires} < now()`);

/** Returns the condition of a moment within the window. The day of a task without a time begins and ends elsewhere in each zone, so those are read more generously. */
function isWithin({ since, until }: Window): SQL | undefined {
  const before = sql`${reminders.minutesBefore} * interval '1 minute'`;
  const within = (moment: SQL, more = sql`interval '0'`) =>
    sql`${moment} between ${since}::timestamptz - ${more} and ${until}::timestamptz + ${more}`;
  return or(
    within(sql`${reminders.at}`),
    within(sql`${tasks.dueAt} - ${before}`),
    and(
      isNull(tasks.dueAt),
      within(sql`(${tasks.dueOn} + time '12:00') at time zone 'UTC' - ${before}`, sql`interval '26 hours'`),
    ),
  );
}

/** Returns up to `limit` reminders behind `after` whose moment may be in the window, in the order of their ids, with what is sent. */
export async function findDue(
  db: Database,
  window: Window,
  { link, after, limit }: { link: keyof typeof links; after: string; limit: number },
) {
  return db
    .select({
      id: reminders.id,
      userId: reminders.userId,
      at: reminders.at,
      minutesBefore: reminders.minutesBefore,
      changedAt: sql<string>`greatest(${reminders.updatedAt}, ${tasks.updatedAt})`.mapWith(reminders.updatedAt),
      taskId: tasks.id,
      title: tasks.title,
      dueOn: tasks.dueOn,
      dueAt: tasks.dueAt,
      name: users.name,
      email: users.email,
      emailVerified: users.emailVerified,
      timeZone: preferences.timeZone,
      reminderTime: preferences.reminderTime,
      byMail: preferences.remindersByMail,
      sentFor: reminderSends.moment,
    })
    .from(reminders)
    .innerJoin(tasks, and(own, links[link]))
    .innerJoin(users, eq(users.id, reminders.userId))
    .leftJoin(preferences, eq(preferences.userId, reminders.userId))
    .leftJoin(projects, and(eq(projects.userId, tasks.userId), eq(projects.id, tasks.projectId)))
    .leftJoin(reminderSends, and(eq(reminderSends.userId, reminders.userId), eq(reminderSends.id, reminders.id)))
    .where(and(isOpen, isActive, isWithin(window), gt(reminders.id, after)))
    .orderBy(asc(reminders.id))
    .limit(limit);
}

export type DueReminder = Awaited<ReturnType<typeof findDue>>[number];

/**
 * Claims a reminder for its moment. Returns false if it was claimed before, by whichever instance, or for a later moment: two open tasks of one series,
 * as after one was reopened, would take turns otherwise.
 */
export async function claim(
  db: Database,
  { ownerId: userId, id, moment }: { ownerId: string; id: string; moment: string },
): Promise<boolean> {
  const claimed = await db
    .insert(reminderSends)
    .values({ userId, id, moment })
    .onConflictDoUpdate({
      target: [reminderSends.userId, reminderSends.id],
      set: { moment },
      setWhere: sql`${reminderSends.moment} < excluded.moment`,
    })
    .returning({ id: reminderSends.id });
  return claimed.length > 0;
}
