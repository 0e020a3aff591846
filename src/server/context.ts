import { type ClientInfo, readClientInfo } from "./audit/client-origin";
import type { Principal } from "./auth/principal";
import type { Revocations } from "./auth/sessions/revocation";
import type { OnSessionEnd } from "./auth/sessions/session-end";
import type { Database, DatabaseClient } from "./db/client";
import type { AsOwner } from "./db/owner";
import type { Log } from "./log/log";
import type { Outbox } from "./mail/outbox";
import type { PushOutbox } from "./web-push/outbox";

/** Notifies a user's browsers, on whichever instance, that their rows have changed. */
export interface ChangeHints {
  /** Call it after the commit. Before that, no reader would find the change. */
  touch: (userId: string) => void;
  /** Returns the number of the user's last change, and each later one, until `signal` or the end of the session. */
  follow: (principal: Principal, signal: AbortSignal | undefined) => Promise<AsyncGenerator<number, void>>;
}

/** The context of a procedure. It reads no cookie and no header. */
export interface Context {
  db: Database;
  /** The caller, as the verified token says; `undefined` for a visitor. */
  principal: Principal | undefined;
  /** Creates the next signing key, in the transaction `db`. */
  rotateKeys: (db: Database) => Promise<{ id: string }>;
  onSessionEnd: OnSessionEnd;
  hints: ChangeHints;
  /** The outgoing mail. */
  outbox: Outbox;
  /** The outgoing push messages, and the browsers that get them. */
  pushOutbox: PushOutbox;
  /** The origin of the request, for the audit log. */
  origin: ClientInfo;
  /** The correlation id, which the log and every error carry. */
  requestId: string;
  log: Log;
  /** The time of the request, as ISO 8601 in UTC. */
  now: string;
  /** Takes `amount` more from the caller's limit. @throws {TRPCError} `TOO_MANY_REQUESTS` when that much is not left */
  charge: (amount: number) => Promise<void>;
  revocations: Pick<Revocations, "needsRecheck">;
  /** The command of a device that this call replays; `undefined` for any other call. */
  command: Command | undefined;
}

/** What a procedure may want to know of the command that it is called for. */
export interface Command {
  /** When the person gave it, as far as their device can be believed, ISO 8601 in UTC. */
  at: string;
  /** Runs what stays when the changes of the command are rolled back: the audit entry of a refusal. */
  recordRefusal: (record: (db: Database) => Promise<void>) => void;
}

/** What the contexts of all calls share; see `Runtime`. */
type ContextDeps = Pick<
  Context,
  "rotateKeys" | "onSessionEnd" | "outbox" | "pushOutbox" | "log" | "revocations" | "hints"
> & {
  database: Pick<DatabaseClient, "db">;
};

/** What is specific to one call. */
interface CallInfo extends Partial<Pick<Context, "now" | "db" | "charge">> {
  principal: Context["principal"];
  headers: Pick<Headers, "get">;
  requestId: string;
  /** `null` for a call without a request. */
  serverRequestId: string | null;
}

/** The context of a feature's job: that of a procedure, without a caller, and with the owner's role. */
export interface FeatureJobContext extends Context {
  principal: undefined;
  /** Runs work as the owner of the tables, which may do more than the application's role. */
  asOwner: AsOwner;
}

/** Creates the context of a call: over HTTP, from a page, for a job and in a test. */
export function createContext(
  { database, rotateKeys, onSessionEnd, outbox, pushOutbox, log, revocations, hints }: ContextDeps,
  {
    principal,
    headers,
    requestId,
    serverRequestId,
    db = database.db,
    now = new Date().toISOString(),
    charge = chargeNothing,
  }: CallInfo,
): Context {
  const origin = readClientInfo(headers, serverRequestId);
  return {
    db,
    principal,
    rotateKeys,
    onSessionEnd,
    outbox,
    pushOutbox,
    origin,
    requestId,
    log,
    now,
    charge,
    revocations,
    hints,
    command: undefined,
  };
}

/** Creates the context of a job's run, in the transaction `db`. */
export function createJobContext(
  { asOwner, ...deps }: ContextDeps & Pick<FeatureJobContext, "asOwner">,
  call: Pick<FeatureJobContext, "db" | "requestId">,
): FeatureJobContext {
  const noCaller = { principal: undefined, headers: new Headers(), serverRequestId: null };
  return { ...createContext(deps, { ...call, ...noCaller }), principal: undefined, asOwner };
}

/** For what is called in this process, where nothing is limited. */
const chargeNothing = () => Promise.resolve();
