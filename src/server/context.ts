import type { Origin } from "./audit/client-origin";
import type { Principal } from "./auth/principal";
import type { OnSessionEnd } from "./auth/sessions/session-end";
import type { Database } from "./db/client";
import type { Log } from "./log/log";
import type { Outbox } from "./mail/outbox";

/** What a procedure gets to work with. It reads no cookie and no header. */
export interface Context {
  db: Database;
  /** Who asks, as their verified token says; `undefined` for a visitor. */
  principal: Principal | undefined;
  /** Makes the next signing key, in the transaction `db`. */
  rotateKeys: (db: Database) => Promise<{ id: string }>;
  onSessionEnd: OnSessionEnd;
  /** Takes mail to people. */
  outbox: Outbox;
  /** From where the request came, for the audit trail. */
  origin: Origin;
  /** The correlation id, in the log and in every error. */
  requestId: string;
  log: Log;
  /** The moment of the request, ISO 8601 in UTC. */
  now: string;
}
