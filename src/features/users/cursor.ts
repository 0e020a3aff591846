import { z } from "zod";
import { listUsersInput } from "./schema";
import { orders, sorts, type Order, type Sort } from "./constants";

/** The sort and the last row of a page, from which the next page starts. */
export interface Cursor {
  sort: Sort;
  order: Order;
  /** The value of the sort's key in that row. */
  key: string;
  id: string;
}

const storable = z
  .string()
  .max(1000)
  .regex(/^[^\0\p{Surrogate}]*$/u);
const wire = z.strictObject({ s: z.enum(sorts), o: z.enum(orders), k: storable, i: z.uuid() });

/** Opaque to callers: base64url of JSON. */
export function writeCursor({ sort, order, key, id }: Cursor): string {
  return Buffer.from(JSON.stringify({ s: sort, o: order, k: key, i: id })).toString("base64url");
}

/** The cursor in `text`; `undefined` unless it was made for exactly this sort and order. */
export function readCursor(text: string, sort: Sort, order: Order): Cursor | undefined {
  const parsed = wire.safeParse(parseJson(Buffer.from(text, "base64url").toString("utf8")));
  if (!parsed.success || parsed.data.s !== sort || parsed.data.o !== order) return undefined;
  const { k: key, i: id } = parsed.data;
  if (sort === "created_at" && !z.iso.datetime().safeParse(key).success) return undefined;
  return { sort, order, key, id };
}

/** The input of a list, its cursor read. One that was made for another sort is refused by name. */
export const pageInput = listUsersInput.transform(({ cursor: text, ...input }, context) => {
  if (text === undefined) return { ...input, cursor: undefined };
  const cursor = readCursor(text, input.sort, input.order);
  if (cursor !== undefined) return { ...input, cursor };
  const message = "This cursor was not made for this sort and order.";
  context.addIssue({ code: "custom", path: ["cursor"], message, input: text });
  return z.NEVER;
});

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
