import { z } from "zod";
import { createCursors, type Cursor as CursorOf, cursorText } from "~/shared/rows/cursor";
import { orders, type Order, type Sort } from "./constants";
import { listUsersInput } from "./schema";

export type Cursor = CursorOf<Sort, Order>;

const cursors = createCursors<Sort, typeof orders>(
  {
    created_at: z.tuple([z.iso.datetime()]),
    name: z.tuple([cursorText(1000)]),
    email: z.tuple([cursorText(1000)]),
  },
  orders,
);

export const { write: writeCursor, read: readCursor } = cursors;

/** The input of a list with its cursor decoded. */
export const pageInput = listUsersInput.transform((input, context) => ({
  ...input,
  cursor: cursors.parse(input, context),
}));
