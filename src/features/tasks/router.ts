import { TRPCError } from "@trpc/server";
import { uuidv7 } from "uuidv7";
import type { Database } from "~/server/db/client";
import { ConflictError } from "~/server/errors";
import { protectedProcedure, router } from "~/server/trpc";
import { pageInput, writeCursor } from "./cursor";
import { listTasks } from "./list-queries";
import * as queries from "./queries";
import * as schema from "./schema";

/** A person's tasks. The owner is the token's subject, never anything in the input. */
export const tasksRouter = router({
  list: protectedProcedure.input(pageInput).query(async ({ ctx, input }) => {
    const { items, next } = await listTasks(ctx.db, { ...input, userId: ctx.userId, now: ctx.now });
    return { items, nextCursor: next === undefined ? null : writeCursor(next) };
  }),

  byId: protectedProcedure.input(schema.taskIdInput).query(async ({ ctx, input }) => {
    const owned = { userId: ctx.userId, id: input.id };
    return (await queries.findTask(ctx.db, owned)) ?? (await refuse(ctx.db, owned));
  }),

  create: protectedProcedure.input(schema.createTaskInput).mutation(async ({ ctx, input }) => {
    const owned = { userId: ctx.userId, id: input.id ?? uuidv7() };
    const isTaken = input.id !== undefined && (await queries.isTaskOfAnother(ctx.db, owned));
    const task = isTaken ? undefined : await queries.createTask(ctx.db, { ...input, ...owned });
    if (task === undefined) throw new ConflictError("This id cannot be used.");
    return task;
  }),

  update: protectedProcedure
    .input(schema.updateTaskInput)
    .mutation(({ ctx, input: { id, version, ...changes } }) =>
      change(ctx.db, { userId: ctx.userId, id, version, changes }),
    ),

  setCompleted: protectedProcedure
    .input(schema.setCompletedInput)
    .mutation(({ ctx, input: { id, version, completed } }) =>
      change(ctx.db, { userId: ctx.userId, id, version, changes: { completed } }),
    ),

  delete: protectedProcedure.input(schema.taskIdInput).mutation(async ({ ctx, input }) => {
    const owned = { userId: ctx.userId, id: input.id };
    return (await queries.trashTask(ctx.db, owned)) ?? (await refuse(ctx.db, owned));
  }),

  /** A task that is not in the trash is answered as it is, so that a retry is safe. */
  restore: protectedProcedure.input(schema.taskIdInput).mutation(async ({ ctx, input }) => {
    const owned = { userId: ctx.userId, id: input.id };
    const task = (await queries.restoreTask(ctx.db, owned)) ?? (await queries.findTask(ctx.db, owned));
    return task ?? (await refuse(ctx.db, owned));
  }),

  counts: protectedProcedure
    .input(schema.countTasksInput)
    .query(({ ctx, input }) =>
      queries.countTasks(ctx.db, { userId: ctx.userId, now: ctx.now, timeZone: input.timeZone }),
    ),

  tags: protectedProcedure.query(({ ctx }) => queries.listTags(ctx.db, { userId: ctx.userId })),
});

type Owned = { userId: string; id: string };

async function change(db: Database, input: Parameters<typeof queries.updateTask>[1]) {
  const task = await queries.updateTask(db, input);
  if (task !== undefined) return task;
  const current = await queries.findTask(db, input);
  if (current !== undefined) throw new ConflictError("The task has changed since.", current);
  return refuse(db, input);
}

/** Ids cannot be guessed, so telling "not yours" from "not there" reveals nothing. */
async function refuse(db: Database, owned: Owned): Promise<never> {
  if (await queries.isTaskOfAnother(db, owned)) {
    throw new TRPCError({ code: "FORBIDDEN", message: "This task belongs to someone else." });
  }
  throw new TRPCError({ code: "NOT_FOUND", message: "There is no such task." });
}
