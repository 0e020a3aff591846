import { z } from "zod";
import { calendarDay, instant, limits, listTasksInput, orders, priority, sorts } from "../schema";

export type Sort = (typeof sorts)[number];
export type Order = (typeof orders)[number];

/** The sort and the last row of a page, from which the next page starts. */
export interface Cursor {
  sort: Sort;
  order: Order;
  /** The values of the sort's keys in that row, in their order. */
  keys: string[];
  id: string;
}

const unbounded = z.enum(["infinity", "-infinity"]);
const moment = z.union([instant, unbounded]);
const keysOf = {
  created_at: z.tuple([instant]),
  due_date: z.tuple([z.union([calendarDay, unbounded]), moment]),
  priority: z.tuple([priority]),
  title: z.tuple([
    z
      .string()
      .max(limits.title * 2)
      .regex(/^[^\0\p{Surrogate}]*$/u),
  ]),
  completed_at: z.tuple([moment]),
  deleted_at: z.tuple([moment]),
} satisfies Record<Sort, z.ZodType<string[]>>;

const wire = z.strictObject({ s: z.enum(sorts), o: z.enum(orders), k: z.array(z.string()), i: z.uuid() });

/** Opaque to callers: base64url of JSON. */
export function writeCursor({ sort, order, keys, id }: Cursor): string {
  return Buffer.from(JSON.stringify({ s: sort, o: order, k: keys, i: id })).toString("base64url");
}

/** The cursor in `text`; `undefined` unless it was made for exactly this sort and order. */
export function readCursor(text: string, sort: Sort, order: Order): Cursor | undefined {
  const parsed = wire.safeParse(parseJson(Buffer.from(text, "base64url").toString("utf8")));
  if (!parsed.success || parsed.data.s !== sort || parsed.data.o !== order) return undefined;
  const keys = keysOf[sort].safeParse(parsed.data.k);
  return keys.success ? { sort, order, keys: keys.data, id: parsed.data.i } : undefined;
}

/** The input of a list, its cursor read. One that was made for another sort is refused by name. */
export const pageInput = listTasksInput.transform(({ cursor: text, ...input }, context) => {
  if (text == null) return { ...input, cursor: undefined };
  const cursor = readCursor(text, input.sort, input.order);
  if (cursor !== undefined) return { ...input, cursor };
  context.addIssue({
    code: "custom",
    path: ["cursor"],
    message: "This cursor was not made for this sort and order.",
    input: text,
  });
  return z.NEVER;
});

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
