import { performance } from "node:perf_hooks";
import { setTimeout } from "node:timers/promises";
import { createAttempts } from "./reconnect-backoff";
import { openConnection, type Connection } from "./connection";
import type { Operation } from "./operation";
import { DatabaseUnavailable } from "../outage";
import type { DatabaseTarget } from "../target/target";
import { createWaitingLine } from "./acquire-queue";

/** Longer than a request waits, so that a distant server can be reached; short enough that new attempts go on meanwhile. */
const connectWithin = 2000;
const acquireWithin = 1000;
const attemptsPerSecond = 8;
const longestIdle = 60_000;
const longestLife = 1_800_000;

/** As plain numbers, for metrics. */
export interface PoolFigures {
  used: number;
  idle: number;
  /** Requests that wait for a connection. */
  waiting: number;
  /** 1 when there is a connection, else 0. */
  up: number;
  /** Most connections there can be. */
  size: number;
  /** Attempts to connect, since the start. */
  attempts: number;
  /** Requests turned away at once because too many waited, since the start. */
  turnedAway: number;
}

/** A connection, for one statement or one transaction. */
export interface Lease {
  connection: Connection;
  /** Gives it back; a lost one is forgotten. */
  release: () => void;
}

export interface Pool {
  /** @throws {DatabaseUnavailable} when there is none in time, or too many wait already */
  acquire: (operation: Operation, options?: { isUrgent?: boolean }) => Promise<Lease>;
  figures: () => PoolFigures;
  close: (milliseconds: number) => Promise<void>;
}

interface Member {
  connection: Connection;
  madeAt: number;
  usedAt: number;
}

/** Connections that are made when they are needed, used by one operation at a time, and replaced when they are lost. */
export function createPool(target: DatabaseTarget, { size, prepare }: { size: number; prepare: boolean }): Pool {
  const members = new Set<Member>();
  const idle: Member[] = [];
  const farewells = new Set<Promise<void>>();
  const line = createWaitingLine<Lease>(size);
  const attempts = createAttempts(attemptsPerSecond);
  let connecting = 0;
  let isClosed = false;
  let nextGrowth: NodeJS.Timeout | undefined;

  const lend = (member: Member): Lease => {
    const from = (member.usedAt = performance.now());
    return {
      connection: member.connection,
      release: () => {
        if (!members.has(member)) return;
        attempts.succeeded();
        member.usedAt = performance.now();
        line.served(member.usedAt - from);
        put(member);
      },
    };
  };

  const put = (member: Member) => {
    const isOld = member.usedAt - member.madeAt > longestLife;
    if (isClosed || isOld || member.connection.isWorn()) return retire(member);
    const waiter = line.next();
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
    const farewell = member.connection.end().finally(() => farewells.delete(farewell));
    farewells.add(farewell);
    grow();
  };

  const attempt = async () => {
    connecting += 1;
    attempts.began();
    try {
      const onClosed = () => {
        if (!members.has(member)) return;
        forget(member);
        attempts.failed();
        grow();
      };
      const options = { milliseconds: connectWithin, applicationName: "keel", prepare, onClosed };
      const connection = await openConnection(target, options);
      const now = performance.now();
      const member: Member = { connection, madeAt: now, usedAt: now };
      members.add(member);
      put(member);
    } catch (error) {
      attempts.failed();
      if (members.size === 0 && connecting === 1) line.dismiss(error);
    }
    connecting -= 1;
    grow();
  };

  const isShort = () => !isClosed && line.length() > connecting && members.size + connecting < size;

  /** Makes a connection for everybody who waits, as far as there may be more and the server is not to be left in peace for a moment. */
  const grow = () => {
    if (nextGrowth !== undefined) return;
    while (isShort()) {
      const pause = attempts.pause();
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

  const tidy = setInterval(() => {
    const before = performance.now() - longestIdle;
    for (const member of idle.filter(({ usedAt }) => usedAt < before)) retire(member);
  }, 10_000).unref();

  return {
    acquire: (operation, { isUrgent = false } = {}) => {
      const member = idle.pop();
      if (member !== undefined) return Promise.resolve(lend(member));
      if (isClosed) return Promise.reject(new DatabaseUnavailable("DATABASE_UNREACHABLE"));
      const place = line.join(operation, { isUrgent, until: performance.now() + acquireWithin });
      grow();
      return place;
    },
    figures: () => ({
      used: members.size - idle.length,
      idle: idle.length,
      waiting: line.length(),
      up: members.size > 0 ? 1 : 0,
      size,
      attempts: attempts.count(),
      turnedAway: line.turnedAway(),
    }),
    close: async (milliseconds) => {
      isClosed = true;
      clearInterval(tidy);
      clearTimeout(nextGrowth);
      line.dismiss(new DatabaseUnavailable("DATABASE_UNREACHABLE"));
      for (const member of idle.slice()) retire(member);
      const until = performance.now() + milliseconds;
      while (members.size > 0 && performance.now() < until) await setTimeout(10);
      for (const { connection } of members) connection.destroy();
      await Promise.all(farewells);
    },
  };
}
