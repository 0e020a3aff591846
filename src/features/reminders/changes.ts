import { TRPCError } from "@trpc/server";
import { uuidv7 } from "uuidv7";
import type { z } from "zod";
import { syncedReminders } from "./table";
import type { ChangeAudit } from "~/server/audit/audit";
import type { Context } from "~/server/context";
import { holdingClock, refuseMissing, requireOwnId } from "~/server/sync/owned-rows";
import { limits } from "./constants";
import * as queries from "./queries";
import type * as schema from "./schema";
import type { Reminder } from "./table";

type Changing = Pick<Context, "db" | "command"> & { ownerId: string; audit: ChangeAudit };
type Given<Schema extends z.ZodType> = z.output<Schema>;

/** Adds a reminder of a task, or returns the one that the same user stored under the same id before, also if it was removed. */
export async function createReminder(
  ctx: Changing,
  { id = uuidv7(), taskId, at = null, minutesBefore = null }: Given<typeof schema.createReminderInput>,
): Promise<Reminder> {
  const { ownerId, command, audit } = ctx;
  const owned = { ownerId, id };
  return holdingClock(ctx, async (db) => {
    await requireOwnId(db, syncedReminders, owned);
    const known = await queries.findReminder(db, owned);
    if (known !== undefined) return known;
    const series = { ownerId, taskId: await queries.findSeries(db, { ownerId, taskId }) };
    if ((await queries.countReminders(db, series)) >= limits.reminders) {
      const message = `A task can have at most ${limits.reminders} reminders. Remove one first.`;
      throw new TRPCError({ code: "BAD_REQUEST", message });
    }
    const row = { ...owned, ...series, at, minutesBefore, addedAt: command?.at };
    return (await queries.insertReminder(db, row, audit)) ?? refuseMissing(db, syncedReminders, owned);
  });
}

/** Gives the reminder another moment. */
export async function updateReminder(
  ctx: Changing,
  { id, version, at = null, minutesBefore = null }: Given<typeof schema.updateReminderInput>,
): Promise<Reminder> {
  const owned = { ownerId: ctx.ownerId, id };
  return holdingClock(ctx, async (db) => {
    const current = await queries.requireReminder(db, { ...owned, version });
    if (current.minutesBefore === minutesBefore && isSameInstant(current.at, at)) return current;
    return (await queries.updateReminder(db, { ...owned, at, minutesBefore }, ctx.audit)) ?? current;
  });
}

/** Removes the reminder. A device that says so again gets the removed one. */
export async function deleteReminder(
  ctx: Changing,
  { id, version }: Given<typeof schema.deleteReminderInput>,
): Promise<Reminder> {
  const owned = { ownerId: ctx.ownerId, id };
  return holdingClock(ctx, async (db) => {
    const known = ctx.command === undefined ? undefined : await queries.findReminder(db, owned);
    if (known !== undefined && known.deletedAt !== null) return known;
    const current = await queries.requireReminder(db, { ...owned, version });
    return (await queries.removeReminder(db, owned, ctx.audit)) ?? current;
  });
}

const isSameInstant = (one: string | null, other: string | null) =>
  one === other || (one !== null && other !== null && Date.parse(one) === Date.parse(other));
