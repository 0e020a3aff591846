import { z } from "zod";
import { createCursors, type Cursor as CursorOf, cursorText } from "~/shared/rows/cursor";
import { position } from "~/shared/rows/schema";
import { instant } from "~/shared/dates/schema";
import { listTasksInput } from "./filters/schema";
import { calendarDay, limits, orders, priority, type sorts } from "../schema";

export type Sort = (typeof sorts)[number];
export type Order = (typeof orders)[number];
export type Cursor = CursorOf<Sort, Order>;

const unbounded = z.enum(["infinity", "-infinity"]);
const moment = z.union([instant, unbounded]);
const cursors = createCursors<Sort, typeof orders>(
  {
    created_at: z.tuple([instant]),
    due_date: z.tuple([z.union([calendarDay, unbounded]), moment]),
    deadline: z.tuple([z.union([calendarDay, unbounded])]),
    priority: z.tuple([priority]),
    title: z.tuple([cursorText(limits.title * 2)]),
    completed_at: z.tuple([moment]),
    deleted_at: z.tuple([moment]),
    position: z.tuple([position]),
  },
  orders,
);

export const { write: writeCursor, read: readCursor } = cursors;

/** The input of a list with its cursor decoded. */
export const pageInput = listTasksInput.transform((input, context) => ({
  ...input,
  cursor: cursors.parse(input, context),
}));
