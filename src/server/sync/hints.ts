import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Principal } from "../auth/principal";
import type { Revocations } from "../auth/sessions/revocation";
import type { ChangeHints } from "../context";
import type { Database } from "../db/client";
import { type Notifications, openNotifications } from "../db/notifications";
import { withDatabaseTime } from "../db/pool/deadline";
import { preparedStatements } from "../db/pool/prepared-statement";
import { createStreams } from "./streams";
import { changeClocks } from "./table";

export const hintChannel = "keel_changes";

/** Milliseconds during which changes are gathered into one message. */
const gatherFor = 25;
/** Keeps a message below the limit of NOTIFY, 8,000 bytes. */
const hintsPerMessage = 130;
const tickEvery = 1000;
/** Every so many ticks all clocks are read, in case a hint was lost. While no messages arrive, they are read at each tick. */
const ticksPerSweep = 5;
/** Milliseconds without an echo of its own messages after which an instance assumes that it receives none. */
const deafAfter = 2500;

const clocks = preparedStatements("change_clocks", (db) =>
  db
    .select({ userId: changeClocks.userId, seq: changeClocks.seq })
    .from(changeClocks)
    .where(sql`${changeClocks.userId} = any(${sql.placeholder("userIds")}::uuid[])`),
);

interface HintsOptions {
  /** The URL of a direct connection to the database, for LISTEN. */
  directUrl: string;
  db: Database;
  /** Tells whether a principal has to be looked up again. */
  revocations: Pick<Revocations, "needsRecheck">;
  /** Returns the principals that are no longer signed in. */
  findEnded: (principals: Principal[]) => Promise<Principal[]>;
}

export interface Hints extends ChangeHints {
  /** Ends every stream before the server stops. */
  endStreams: () => void;
  close: () => Promise<void>;
}

/**
 * Tells a user's browsers, on whichever instance they listen, that there are changes. Nothing depends on a single hint: a lost one is made up for
 * within five seconds, when all clocks are read. The changes themselves always come from the change feed.
 */
export function createHints({ directUrl, db, revocations, findEnded }: HintsOptions): Hints {
  const streams = createStreams();
  const changed = new Set<string>();
  const self = randomUUID();
  let isClosed = false;
  let heardAt = 0;
  let ticks = 0;

  const readClocks = (userIds: string[]) => withDatabaseTime({}, async () => clocks(db, {}).execute({ userIds }));

  /** The connection, opened by the first change or the first stream. */
  let notifications: Notifications | undefined;
  let ticking: ReturnType<typeof setInterval> | undefined;
  const open = () => {
    ticking ??= setInterval(tick, tickEvery).unref();
    return (notifications ??= openNotifications(directUrl, hintChannel, {
      onMessage: (payload) => {
        const [sender, ...hints] = payload.split(" ");
        if (sender === self) heardAt = Date.now();
        else hints.forEach(hear);
      },
      onSubscribed: () => {
        heardAt = Date.now();
        void announce();
        void sweep();
      },
    }));
  };

  function hear(hint: string): void {
    const [userId = "", seq] = hint.split(":");
    if (Number.isSafeInteger(Number(seq))) streams.tell(userId, Number(seq));
  }

  /** Sends the hints gathered since the last call. Those that fail are sent again at the next tick. */
  async function announce(): Promise<void> {
    const userIds = [...changed];
    changed.clear();
    if (userIds.length === 0) return;
    try {
      const numbers = await readClocks(userIds);
      for (const { userId, seq } of numbers) streams.tell(userId, seq);
      const hints = numbers.map(({ userId, seq }) => `${userId}:${seq}`);
      for (let at = 0; at < hints.length; at += hintsPerMessage)
        await open().publish([self, ...hints.slice(at, at + hintsPerMessage)].join(" "));
    } catch {
      if (!isClosed) userIds.forEach((userId) => changed.add(userId));
    }
  }

  async function sweep(): Promise<void> {
    const userIds = streams.userIds();
    if (userIds.length === 0) return;
    for (const { userId, seq } of await readClocks(userIds).catch(() => [])) streams.tell(userId, seq);
  }

  /** Ends the streams of principals that are no longer signed in, and of all doubtful ones if that cannot be checked. */
  async function endRevoked(): Promise<void> {
    const now = Date.now();
    const doubtful = streams.all().filter(({ principal, checkedAt }) => revocations.needsRecheck(principal, checkedAt));
    if (doubtful.length === 0) return;
    const principals = doubtful.map(({ principal }) => principal);
    const gone = new Set(await withDatabaseTime({}, () => findEnded(principals)).catch(() => principals));
    for (const stream of doubtful) {
      if (gone.has(stream.principal)) stream.end();
      else stream.checkedAt = now;
    }
  }

  function tick(): void {
    void endRevoked();
    void announce();
    notifications?.publish(self).catch(() => undefined);
    ticks += 1;
    if (ticks % ticksPerSweep === 0 || Date.now() - heardAt > deafAfter) void sweep();
  }

  return {
    touch: (userId) => {
      open();
      changed.add(userId);
      if (changed.size === 1) setTimeout(() => void announce(), gatherFor).unref();
    },
    follow: async (principal, signal) => {
      open();
      const stream = streams.open(principal, signal);
      try {
        const [clock] = await readClocks([principal.userId]);
        return stream.read(clock?.seq ?? 0);
      } catch (error) {
        stream.end();
        throw error;
      }
    },
    endStreams: streams.close,
    close: async () => {
      isClosed = true;
      clearInterval(ticking);
      streams.close();
      await notifications?.close();
    },
  };
}
