import type { GetColumnData } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { z } from "zod";
import { answerOfTexts } from "../http/response/response-text";
import { protectedProcedure, router } from "../trpc";
import { feedCursor, writeFeedCursor } from "./cursor";
import { createFeed, type SyncedTables } from "./feed-queries";

/** In rows. */
const largestPage = 1000;

const changesInput = z
  .strictObject({
    since: feedCursor
      .meta({ description: "Where to go on, as an answer before said; without it, everything." })
      .optional(),
    limit: z.int().min(1).max(largestPage).default(largestPage),
  })
  .prefault({});

type RowOf<Columns> = {
  [Name in keyof Columns]: Columns[Name] extends PgColumn ? GetColumnData<Columns[Name]> : never;
};

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

/** Returns the procedures by which a browser keeps copies of a person's rows of `tables`. */
export function createSyncRouter<Tables extends SyncedTables>(tables: Tables) {
  const readFeed = createFeed(tables);
  return router({
    changes: protectedProcedure.input(changesInput).query(async ({ ctx, input }) => {
      const { rows, isReset, isComplete, cursor } = await readFeed(ctx.db, { ...input, ownerId: ctx.ownerId });
      const progress = { reset: isReset, cursor: writeFeedCursor(cursor), isComplete };
      return answerOfTexts<Progress, Changed<Tables>>(progress, rows);
    }),
  });
}
