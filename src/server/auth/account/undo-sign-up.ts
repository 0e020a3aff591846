import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { and, eq } from "drizzle-orm";
import { announceRevocation } from "../sessions/revocation";
import type { OpenEndpoint } from "../better-auth/open-endpoint";
import { users } from "../tables";
import type { AccountDeps } from "./account-mail";
import { hadOutage, withDatabaseTime } from "../../db/pool/deadline";
import { mails } from "../../mail/table";

type Deps = Pick<AccountDeps, "db" | "beforeDeletion">;
type Handler = (request: Request, endpoint: OpenEndpoint) => Promise<Response>;

/** The account that the current request has created. */
const made = new AsyncLocalStorage<{ userId: string | undefined }>();

/** Records that the current request has created this account. */
export function recordNewAccount(userId: string): void {
  const request = made.getStore();
  if (request !== undefined) request.userId = userId;
}

/** Milliseconds of the first pause after a failed attempt. It doubles up to the last one, of about an hour. */
const firstPause = 500;
const maxAttempts = 14;

/**
 * Returns Better Auth's handler such that a request that creates an account and then fails leaves neither account nor mail, whatever failed: the
 * session, its cookie, the audit log. The visitor gets an error, and the address is free for the next attempt.
 */
export function undoFailedSignUps(deps: Deps, handler: Handler): Handler {
  return (request, endpoint) =>
    made.run({ userId: undefined }, async () => {
      const undo = async () => {
        const userId = made.getStore()?.userId;
        if (userId !== undefined) await removeAccount(deps, userId);
      };
      try {
        const response = await handler(request, endpoint);
        if (hasFailed(response)) await undo();
        return response;
      } catch (error) {
        await undo();
        throw error;
      }
    });
}

/** Returns whether a request failed. A failed sign-in with Google redirects to a page that says so. */
function hasFailed({ status, headers }: Response): boolean {
  const location = headers.get("location");
  const leadsToError = location !== null && new URL(location, "http://localhost").searchParams.has("error");
  return status >= 400 || leadsToError || hadOutage();
}

/** Removes the account before the response. While the database is out, it retries in the background. */
async function removeAccount(deps: Deps, userId: string): Promise<void> {
  const attempt = () => withDatabaseTime({}, () => removeOnce(deps, userId));
  await attempt().catch(() => void retry(attempt));
}

async function retry(attempt: () => Promise<void>): Promise<void> {
  for (let tries = 0; tries < maxAttempts; tries += 1) {
    await wait(firstPause * 2 ** tries, undefined, { ref: false });
    try {
      return await attempt();
    } catch {
      // The next pause is longer.
    }
  }
}

function removeOnce({ db, beforeDeletion }: Deps, userId: string): Promise<void> {
  return db.transaction(async (tx) => {
    await beforeDeletion(tx, userId);
    const [removed] = await tx.delete(users).where(eq(users.id, userId)).returning({ email: users.email });
    if (removed === undefined) return;
    await tx.delete(mails).where(and(eq(mails.recipient, removed.email), eq(mails.kind, "verify-email")));
    await announceRevocation(tx, "user", userId);
  });
}
