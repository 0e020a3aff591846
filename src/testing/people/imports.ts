import { decodeExport } from "~/server/auth/import/file-text";
import type { FormatName } from "~/server/auth/import/formats";
import { importUsers, type RowReport } from "~/server/auth/import/import-users";
import type { openConnection } from "../database/database";
import type { TestServer } from "../server/runtime";

/** bcrypt of "correct horse battery". */
export const hash = "$2b$10$p9YDyRGvOoQWVhVU9QQEmuwgnyLp0AE921LRuhfDbvCkK9scFSCRi";
/** Another one. */
export const otherHash = "$2b$10$JodPHdg/oUBQLZJI4QgmFuU.PoPOpSM8iPmwvLBkVy1tTJS6pFq52";

export interface Imported {
  rows: RowReport[];
  /** The outcome of each row, such as `created: is banned, as there`. */
  said: string[];
  /** The messages about the whole file. */
  notices: string[];
}

/** Imports a file, given as its bytes, text or JSON. The result of a dry run must come true. */
export async function importFile(server: TestServer, from: FormatName, content: unknown): Promise<Imported> {
  const dry = await run(server, { from, content, apply: false });
  const real = await run(server, { from, content, apply: true });
  if (JSON.stringify(dry) !== JSON.stringify(real))
    throw new Error(`Dry: ${dry.said.join()}. Real: ${real.said.join()}`);
  return real;
}

async function run(
  server: TestServer,
  { from, content, apply }: { from: FormatName; content: unknown; apply: boolean },
): Promise<Imported> {
  const text = typeof content === "string" ? content : JSON.stringify(content);
  const rows: RowReport[] = [];
  const notices: string[] = [];
  await importUsers(server.runtime.database.db, content instanceof Uint8Array ? decodeExport(content) : text, {
    from,
    apply,
    report: (row) => rows.push(row),
    notice: (notice) => notices.push(notice),
  });
  return { rows, notices, said: rows.map(({ outcome, notes }) => [outcome, ...notes].join(": ")) };
}

/** Returns the stored user with an address; `undefined` when there is none. */
export async function storedUser(database: ReturnType<typeof openConnection>, email: string) {
  const [user] = await database`
    select name, email_verified as verified, banned, ban_expires as until,
           (select password from accounts a where a.user_id = u.id and provider_id = 'credential') as hash,
           (select account_id from accounts a where a.user_id = u.id and provider_id = 'google') as google
    from users u where email = ${email}`;
  return user && { ...user };
}
