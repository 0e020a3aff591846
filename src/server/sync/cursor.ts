import { z } from "zod";

/** The position of a reader in the change feed. */
export interface FeedCursor {
  generation: string;
  /** The owner's last number when this read began. Rows purged since then cannot be reported. */
  base: number;
  /** The last row that was read. Without an id, every row of that number was read. */
  seq: number;
  id?: string | undefined;
}

const count = "(0|[1-9]\\d{0,15})";
const uuid = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const form = new RegExp(`^(${uuid})\\.${count}(?:\\.${count}\\.(${uuid}))?$`);

/** Returns a cursor as text. It is opaque to callers, and {@link feedCursor} parses it. */
export function writeFeedCursor({ generation, base, seq, id }: FeedCursor): string {
  return id === undefined ? `${generation}.${seq}` : `${generation}.${base}.${seq}.${id}`;
}

/** The schema of what {@link writeFeedCursor} writes, and of nothing else. */
export const feedCursor = z
  .string()
  .max(110)
  .transform((text, context): FeedCursor => {
    const [, generation, base, seq = base, id] = form.exec(text) ?? [];
    const cursor = { generation: generation ?? "", base: Number(base), seq: Number(seq), id };
    if (Number.isSafeInteger(cursor.base) && Number.isSafeInteger(cursor.seq)) return cursor;
    context.addIssue({ code: "custom", message: "This is not a cursor of the change feed.", input: text });
    return z.NEVER;
  });
