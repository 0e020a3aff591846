import { and, desc, eq, isNotNull } from "drizzle-orm";
import { z } from "zod";
import { loopbackHeader } from "../http/address/loopback";
import type { DatabaseClient } from "../db/client";
import { isLoopbackName } from "../http/address/host";
import type { Content } from "./render";
import type { MailCipher } from "./encryption";
import type { MailHandling } from "./mode";
import { mails } from "./table";

/** A mail as its recipient would read it. */
export interface Preview extends Content {
  id: string;
  to: string;
  /** The time, as ISO 8601 in UTC. */
  writtenAt: string;
}

/** Where mail is kept, and what opens it. */
interface Kept {
  database: Pick<DatabaseClient, "db">;
  mail: Pick<MailHandling, "cipher">;
}

type Row = { id: string; to: string; writtenAt: string; content: string | null };

const maxPreviews = 50;

/**
 * Returns whether the caller may read mail, which holds links that sign people in. They may if no server delivers it and the database is our own,
 * from this machine and by its name, because a page of another site whose name resolves here sends that name.
 */
export function isPreviewAllowed(
  { mail, origin }: { mail: Pick<MailHandling, "mode">; origin: string },
  headers: Pick<Headers, "get">,
): boolean {
  return mail.mode === "preview" && isLoopbackName(new URL(origin).hostname) && headers.get(loopbackHeader) === "true";
}

/** Returns the newest mail, newest first, without what can no longer be decrypted. */
export async function listPreviews({ database, mail }: Kept): Promise<Preview[]> {
  const rows = await database.db.select(columns).from(mails).where(isKept).orderBy(desc(mails.id)).limit(maxPreviews);
  return (await Promise.all(rows.map((row) => open(row, mail.cipher)))).flat();
}

/** Returns one mail; `undefined` when it is gone or can no longer be decrypted. */
export async function findPreview({ database, mail }: Kept, id: string): Promise<Preview | undefined> {
  if (!z.uuid().safeParse(id).success) return undefined;
  const [row] = await database.db
    .select(columns)
    .from(mails)
    .where(and(eq(mails.id, id), isKept));
  return row && (await open(row, mail.cipher))[0];
}

const columns = { id: mails.id, to: mails.recipient, writtenAt: mails.createdAt, content: mails.content };
const isKept = isNotNull(mails.content);

async function open({ content, ...row }: Row, cipher: MailCipher): Promise<Preview[]> {
  const opened = content === null ? undefined : await cipher.decrypt(content).catch(() => undefined);
  return opened === undefined ? [] : [{ ...row, ...opened }];
}
