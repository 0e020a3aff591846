import { type ClientInfo, readClientInfo } from "./audit/client-origin";
import type { Principal } from "./auth/principal";
import type { OnSessionEnd } from "./auth/sessions/session-end";
import type { Database, DatabaseClient } from "./db/client";
import type { AsOwner } from "./db/owner";
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
  origin: ClientInfo;
  /** The correlation id, in the log and in every error. */
  requestId: string;
  log: Log;
  /** The moment of the request, ISO 8601 in UTC. */
  now: string;
}

/** What the contexts of all calls share, see `Runtime`. */
type ContextDeps = Pick<Context, "rotateKeys" | "onSessionEnd" | "outbox" | "log"> & {
  database: Pick<DatabaseClient, "db">;
};

/** What is known of one call. */
interface CallInfo extends Partial<Pick<Context, "now" | "db">> {
  principal: Context["principal"];
  headers: Pick<Headers, "get">;
  requestId: string;
  /** `null` where no request stands behind the call. */
  serverRequestId: string | null;
}

/** What a job gets to work with: the same, and the owner's role. Nobody asks for it. */
export interface FeatureJobContext extends Context {
  principal: undefined;
  /** For what the application's role may not do. */
  asOwner: AsOwner;
}

/** Returns the context of a call. Every call has its context from here: over HTTP, of a page, in a test, and of a job. */
export function createContext(
  { database, rotateKeys, onSessionEnd, outbox, log }: ContextDeps,
  { principal, headers, requestId, serverRequestId, db = database.db, now = new Date().toISOString() }: CallInfo,
): Context {
  const origin = readClientInfo(headers, serverRequestId);
  return { db, principal, rotateKeys, onSessionEnd, outbox, origin, requestId, log, now };
}

/** Returns the context of a run of a job, in the transaction `db`. */
export function createJobContext(
  { asOwner, ...deps }: ContextDeps & Pick<FeatureJobContext, "asOwner">,
  call: Pick<FeatureJobContext, "db" | "requestId">,
): FeatureJobContext {
  const nobody = { principal: undefined, headers: new Headers(), serverRequestId: null };
  return { ...createContext(deps, { ...call, ...nobody }), principal: undefined, asOwner };
}
