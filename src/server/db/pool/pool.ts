import { performance } from "node:perf_hooks";
import { setTimeout } from "node:timers/promises";
import { createReconnectBackoff } from "./reconnect-backoff";
import { openConnection, type Connection } from "./connection";
import type { Operation } from "./operation";
import { DatabaseUnavailable } from "../outage";
import type { DatabaseTarget } from "../target/target";
import { createAcquireQueue } from "./acquire-queue";

/** Longer than a request waits, so that a distant server can be reached, and short enough that new attempts continue. */
const connectTimeout = 2000;
const acquireTimeout = 1000;
const attemptsPerSecond = 8;
const maxIdleTime = 60_000;
const maxLifetime = 1_800_000;

/** The state of the pool, for metrics. */
export interface PoolStats {
  used: number;
  idle: number;
  /** Requests that are waiting for a connection. */
  waiting: number;
  /** 1 with an open connection, else 0. */
  up: number;
  /** The maximum number of connections. */
  size: number;
  /** Connection attempts since the start. */
  attempts: number;
  /** Requests rejected because too many were waiting, since the start. */
  rejected: number;
}

/** A connection, for one statement or one transaction. */
export interface Lease {
  connection: Connection;
  /** Returns the connection to the pool; a lost one is removed. */
  release: () => void;
}

export interface Pool {
  /** @throws {DatabaseUnavailable} without a connection in time, or when too many are waiting */
  acquire: (operation: Operation, options?: { isUrgent?: boolean }) => Promise<Lease>;
  stats: () => PoolStats;
  close: (milliseconds: number) => Promise<void>;
}

interface Member {
  connection: Connection;
  madeAt: number;
  usedAt: number;
}

/** Creates a pool whose connections are opened on demand, used by one operation at a time, and replaced when lost. */
export function createPool(target: DatabaseTarget, { size, prepare }: { size: number; prepare: boolean }): Pool {
  const members = new Set<Member>();
  const idle: Member[] = [];
  const closing = new Set<Promise<void>>();
  const queue = createAcquireQueue<Lease>(size);
  const backoff = createReconnectBackoff(attemptsPerSecond);
  let connecting = 0;
  let isClosed = false;
  let nextGrowth: NodeJS.Timeout | undefined;

  const lend = (member: Member): Lease => {
    const from = (member.usedAt = performance.now());
    return {
      connection: member.connection,
      release: () => {
        if (!members.has(member)) return;
        backoff.succeeded();
        member.usedAt = performance.now();
        queue.recordUse(member.usedAt - from);
        giveBack(member);
      },
    };
  };

  const giveBack = (member: Member) => {
    const isOld = member.usedAt - member.madeAt > maxLifetime;
    if (isClosed || isOld || member.connection.needsReplacement()) return retire(member);
    const waiter = queue.next();
    if (waiter === undefined) idle.push(member);
    else waiter(lend(member));
  };

  const forget = (member: Member) => {
    members.delete(member);
    const position = idle.indexOf(member);
    if (position !== -1) idle.splice(position, 1);
  };

  const retire = (member: Member) => {
    forget(member);
    const ended = member.connection.end().finally(() => closing.delete(ended));
    closing.add(ended);
    grow();
  };

  const attempt = async () => {
    connecting += 1;
    backoff.began();
    try {
      const onClosed = () => {
        if (!members.has(member)) return;
        forget(member);
        backoff.failed();
        grow();
      };
      const options = { milliseconds: connectTimeout, applicationName: "keel", prepare, onClosed };
      const connection = await openConnection(target, options);
      const now = performance.now();
      const member: Member = { connection, madeAt: now, usedAt: now };
      members.add(member);
      giveBack(member);
    } catch (error) {
      backoff.failed();
      if (members.size === 0 && connecting === 1) queue.rejectAll(error);
    }
    connecting -= 1;
    grow();
  };

  const isShort = () => !isClosed && queue.length() > connecting && members.size + connecting < size;

  /** Opens a connection for each waiting operation, within the size of the pool and the limits of the backoff. */
  const grow = () => {
    if (nextGrowth !== undefined) return;
    while (isShort()) {
      const pause = backoff.pause();
      if (pause > 0) {
        nextGrowth = globalThis.setTimeout(() => {
          nextGrowth = undefined;
          grow();
        }, pause);
        return;
      }
      void attempt();
    }
  };

  const idleCheck = setInterval(() => {
    const before = performance.now() - maxIdleTime;
    for (const member of idle.filter(({ usedAt }) => usedAt < before)) retire(member);
  }, 10_000).unref();

  return {
    acquire: (operation, { isUrgent = false } = {}) => {
      const member = idle.pop();
      if (member !== undefined) return Promise.resolve(lend(member));
      if (isClosed) return Promise.reject(new DatabaseUnavailable("DATABASE_UNREACHABLE"));
      const place = queue.enqueue(operation, { isUrgent, until: performance.now() + acquireTimeout });
      grow();
      return place;
    },
    stats: () => ({
      used: members.size - idle.length,
      idle: idle.length,
      waiting: queue.length(),
      up: members.size > 0 ? 1 : 0,
      size,
      attempts: backoff.count(),
      rejected: queue.rejected(),
    }),
    close: async (milliseconds) => {
      isClosed = true;
      clearInterval(idleCheck);
      clearTimeout(nextGrowth);
      queue.rejectAll(new DatabaseUnavailable("DATABASE_UNREACHABLE"));
      for (const member of idle.slice()) retire(member);
      const until = performance.now() + milliseconds;
      while (members.size > 0 && performance.now() < until) await setTimeout(10);
      for (const { connection } of members) connection.destroy();
      await Promise.all(closing);
    },
  };
}
