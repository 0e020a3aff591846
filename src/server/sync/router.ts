import { type AnyTRPCRouter, tracked } from "@trpc/server";
import { z } from "zod";
import { withJsonFields } from "../http/response/response-text";
import { protectedProcedure, relayingProcedure, router } from "../trpc";
import { feedCursor, writeFeedCursor } from "./cursor";
import { createFeed, type RowOf, type SyncedTables } from "./feed-queries";
import { createApply } from "./push/apply";
import { createReadChanged } from "./push/changed-rows";
import { pushInput } from "./push/input";
import { createPush } from "./push/push";
import { createReplay } from "./push/replay";
import { createTurns } from "./push/turns";

/** In rows. */
const maxPageSize = 1000;

const changesInput = z
  .strictObject({
    since: feedCursor
      .meta({ description: "Where to go on, as an answer before said; without it, everything." })
      .optional(),
    limit: z.int().min(1).max(maxPageSize).default(maxPageSize),
  })
  .prefault({});

interface Progress {
  /** Whether the cursor was of no use any more: this is the first page of everything, and what stands on none of them is gone. */
  reset: boolean;
  /** Where to go on. */
  cursor: string;
  /** Whether nothing follows. */
  isComplete: boolean;
}
/** Of each synced table the rows that changed. */
type Changed<Tables extends SyncedTables> = { [Name in keyof Tables]: RowOf<Tables[Name]["columns"]>[] };

/** Returns the procedures by which a browser keeps copies of a person's rows of `tables`, and changes them by the procedures of `domain`. */
export function createSyncRouter<Tables extends SyncedTables>(tables: Tables, domain: AnyTRPCRouter) {
  const readFeed = createFeed(tables);
  const takeTurn = createTurns();
  const push = createPush({ apply: createApply(createReplay(domain)), readChanged: createReadChanged(tables) });
  return router({
    changes: protectedProcedure.input(changesInput).query(async ({ ctx, input }) => {
      const { rows, isReset, isComplete, cursor } = await readFeed(ctx.db, { ...input, ownerId: ctx.ownerId });
      const progress = { reset: isReset, cursor: writeFeedCursor(cursor), isComplete };
      return withJsonFields<Progress, Changed<Tables>>(progress, rows);
    }),
    push: relayingProcedure
      .input(pushInput)
      .mutation(({ ctx, input }) => takeTurn(ctx.ownerId, (hasWaited) => push(ctx, input, hasWaited))),

    /** Says that there is something new, and nothing more: what it is, `changes` tells. */
    live: protectedProcedure.subscription(async ({ ctx, signal }) =>
      tellNumbers(await ctx.hints.follow(ctx.principal, signal)),
    ),
  });
}

async function* tellNumbers(numbers: AsyncGenerator<number, void>) {
  for await (const seq of numbers) yield tracked(String(seq), { seq });
}
