import { type AnyTRPCRouter, tracked } from "@trpc/server";
import { z } from "zod";
import { withJsonFields } from "../http/response/response-text";
import { protectedProcedure, relayingProcedure, router } from "../trpc";
import { changesResource } from "./changes-resource";
import { feedCursor, writeFeedCursor } from "./cursor";
import { createFeed, type RowOf, type SyncedTables } from "./feed-queries";
import { createApply } from "./push/apply";
import { createReadChanged } from "./push/changed-rows";
import { pushInput } from "./push/input";
import { createPush } from "./push/push";
import { createReplay } from "./push/replay";
import { createTurns } from "./push/turns";

/** The rows of a page. */
const maxPageSize = 1000;

const changesInput = z
  .strictObject({
    since: feedCursor
      .meta({ description: "The `cursor` of the previous response. Omit it to read everything." })
      .optional(),
    limit: z.int().min(1).max(maxPageSize).default(maxPageSize),
  })
  .prefault({});

interface Progress {
  /** Whether the cursor was too old: this is the first page of everything, and rows on none of its pages are deleted. */
  reset: boolean;
  /** The position after this page. */
  cursor: string;
  /** Whether this is the last page. */
  isComplete: boolean;
}
/** The changed rows of each synced table. */
type Changed<Tables extends SyncedTables> = { [Name in keyof Tables]: RowOf<Tables[Name]["columns"]>[] };

/** Returns the procedures that copy a user's rows of `tables` to a browser, and that replay its calls of the procedures of `domain`. */
export function createSyncRouter<Tables extends SyncedTables>(tables: Tables, domain: AnyTRPCRouter) {
  const readFeed = createFeed(tables);
  const takeTurn = createTurns();
  const push = createPush({ apply: createApply(createReplay(domain)), readChanged: createReadChanged(tables) });
  return router({
    changes: protectedProcedure
      .meta({
        rest: {
          method: "GET",
          path: "/changes",
          summary: "List the changes since an earlier call",
          description:
            "For a program that keeps a copy. Omit `since` in the first call. In each following one, send the `cursor` of the previous response. A task in the trash has `deleted_at`. Permanent deletions are not listed: a task is deleted after 30 days in the trash.",
          resource: changesResource(tables),
        },
      })
      .input(changesInput)
      .query(async ({ ctx, input }) => {
        const { rows, isReset, isComplete, cursor } = await readFeed(ctx.db, { ...input, ownerId: ctx.ownerId });
        const progress = { reset: isReset, cursor: writeFeedCursor(cursor), isComplete };
        return withJsonFields<Progress, Changed<Tables>>(progress, rows);
      }),
    push: relayingProcedure
      .input(pushInput)
      .mutation(({ ctx, input }) => takeTurn(ctx.ownerId, (hasWaited) => push(ctx, input, hasWaited))),

    /** Signals that there are changes. The changes themselves come from `changes`. */
    live: protectedProcedure.subscription(async ({ ctx, signal }) =>
      tellNumbers(await ctx.hints.follow(ctx.principal, signal)),
    ),
  });
}

async function* tellNumbers(numbers: AsyncGenerator<number, void>) {
  for await (const seq of numbers) yield tracked(String(seq), { seq });
}
