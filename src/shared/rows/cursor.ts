import { z } from "zod";

/** The sort and the last row of a page, from which the next page starts. */
export interface Cursor<Sort extends string, Order extends string> {
  sort: Sort;
  order: Order;
  /** The values of the sort's keys in that row, in their order. */
  keys: readonly string[];
  id: string;
}

/** Parses a text that PostgreSQL accepts as a value of a cursor. */
export const cursorText = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[^\0\p{Surrogate}]*$/u);

/**
 * Creates the functions that write and read the cursors of a list.
 * @param keysOf for each sort, the schema of its keys
 */
export function createCursors<Sort extends string, const Orders extends readonly string[]>(
  keysOf: Record<Sort, z.ZodType<string[]>>,
  orders: Orders,
) {
  type Order = Orders[number];
  const wire = z.strictObject({ s: z.string(), o: z.enum(orders), k: z.array(z.string()), i: z.uuid() });

  /** Returns a text that is opaque to callers: base64url of JSON. */
  const write = ({ sort, order, keys, id }: Cursor<Sort, Order>): string =>
    encode(JSON.stringify({ s: sort, o: order, k: keys, i: id }));

  /** Returns the cursor in `text`; `undefined` unless `write` wrote it for exactly this sort and order. */
  const read = (text: string, sort: Sort, order: Order): Cursor<Sort, Order> | undefined => {
    const parsed = wire.safeParse(decode(text));
    if (!parsed.success || parsed.data.s !== sort || parsed.data.o !== order) return undefined;
    const keys = keysOf[sort].safeParse(parsed.data.k);
    if (!keys.success) return undefined;
    const cursor = { sort, order, keys: keys.data, id: parsed.data.i };
    return write(cursor) === text ? cursor : undefined;
  };

  /** Reads the cursor of a list's input, in a transform. Refuses a cursor of another sort by name. */
  const parse = (
    { cursor: text, sort, order }: { cursor?: string | null | undefined; sort: Sort; order: Order },
    context: z.RefinementCtx,
  ): Cursor<Sort, Order> | undefined => {
    if (text == null) return undefined;
    const cursor = read(text, sort, order);
    if (cursor !== undefined) return cursor;
    const message = "This cursor was not made for this sort and order.";
    context.addIssue({ code: "custom", path: ["cursor"], message, input: text });
    return z.NEVER;
  };

  return { write, read, parse };
}

function encode(text: string): string {
  const bytes = Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte));
  return btoa(bytes.join("")).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** Returns the JSON in `text`; `undefined` if there is none. */
function decode(text: string): unknown {
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
