import { z } from "zod";

/** The position of a reader in the change feed. */
export interface FeedCursor {
  generation: string;
  /** The number up to which nothing was missed when this reading began: what is gone for good since then cannot be told. */
  base: number;
  /** The last row that was read; without an id, every row of that number. */
  seq: number;
  id?: string | undefined;
}

const count = "(0|[1-9]\\d{0,15})";
const uuid = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const form = new RegExp(`^(${uuid})\\.${count}(?:\\.${count}\\.(${uuid}))?$`);

/** Returns a text that is opaque to callers; {@link feedCursor} reads it. */
export function writeFeedCursor({ generation, base, seq, id }: FeedCursor): string {
  return id === undefined ? `${generation}.${seq}` : `${generation}.${base}.${seq}.${id}`;
}

/** Accepts what {@link writeFeedCursor} writes, and nothing else. */
export const feedCursor = z
  .string()
  .max(110)
  .transform((text, context): FeedCursor => {
    const [, generation, base, seq = base, id] = form.exec(text) ?? [];
    const cursor = { generation: generation ?? "", base: Number(base), seq: Number(seq), id };
    if (Number.isSafeInteger(cursor.base) && Number.isSafeInteger(cursor.seq)) return cursor;
    context.addIssue({ code: "custom", message: "This cursor was not made by the change feed.", input: text });
    return z.NEVER;
  });
