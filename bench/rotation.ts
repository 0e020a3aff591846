import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { removeReplacedKeys, rotateKeys } from "~/server/auth/keys/rotation";
import type { DatabaseUrls } from "~/server/db/migrate";
import { parseEnvironment } from "~/server/env";
import { createRuntime } from "~/server/runtime";
import { cookieFrom, mintToken, type Person, signInMany } from "./servers/people";
import { atMost, type ReportSection } from "./report/section";
import { secret, type Server } from "./servers/servers";

const peopleCount = 24;
const every = 2000;
const rotations = 6;
/** Milliseconds after which every instance has read the key set again. */
const keySetRefresh = 1500;
/** Milliseconds between two calls of a user: this measures identity, not capacity. */
const callInterval = 20;
/** A procedure that only needs to know who calls. */
const path = "/api/trpc/noop";

interface Counts {
  calls: number;
  refused: number;
  serverErrors: number;
  noAnswers: number;
  signedOut: number;
}

/**
 * Creates a signing key every two seconds. In the middle, a second instance with a new secret replaces the first; at the end every key but
 * the newest is deleted. Meanwhile users call with cookies and Bearer tokens, and now and then get new ones.
 * @param start starts a server with these secrets (`BETTER_AUTH_SECRETS`)
 */
export async function measureRotation(options: {
  urls: DatabaseUrls;
  issuer: string;
  start: (name: string, env: Record<string, string>) => Promise<Server>;
}): Promise<ReportSection> {
  const { urls, issuer, start } = options;
  const older = `1:${secret}`;
  const newer = `2:${randomBytes(32).toString("base64")},${older}`;
  const life = { SESSION_CACHE_TTL: "3", BETTER_AUTH_SECRET: "" };
  const before = await start("rotation before", { BETTER_AUTH_SECRETS: older, ...life });
  const people = await signInMany(before.origin, peopleCount, issuer);
  const old = people.map(({ token }) => token);
  const counts: Counts = { calls: 0, refused: 0, serverErrors: 0, noAnswers: 0, signedOut: 0 };
  const target = { origin: before.origin, isOver: false };
  const callers = Promise.all(people.map((person) => callContinuously(person, target, counts)));

  const runtimeWith = (secrets: string) =>
    createRuntime(
      parseEnvironment({
        DATABASE_URL: urls.application,
        DATABASE_DIRECT_URL: urls.owner,
        BETTER_AUTH_SECRETS: secrets,
        BETTER_AUTH_URL: issuer,
        LOG_LEVEL: "silent",
      }),
    );
  let runtime = runtimeWith(older);
  const change = () => ({ auth: runtime.auth, db: runtime.database.db, algorithm: runtime.environment.JWT_ALGORITHM });
  const close = async () => {
    await runtime.revocations.close();
    await runtime.database.close();
  };
  try {
    for (let rotation = 0; rotation < rotations; rotation++) {
      await rotateKeys(change());
      if (rotation === rotations / 2) {
        const after = await start("rotation after", { BETTER_AUTH_SECRETS: newer, ...life });
        target.origin = after.origin;
        await before.stop();
        await close();
        runtime = runtimeWith(newer);
      }
      await pause(every);
    }
    target.isOver = true;
    await callers;
    const deleted = await removeReplacedKeys(runtime.database.db, Date.now() + 86_400_000);
    await pause(keySetRefresh);
    const accepted = await Promise.all(
      old.map(async (token) => (await call(target.origin, { authorization: `Bearer ${token}` })).status === 200),
    );
    await Promise.all(people.map((person) => callByCookie(person, target.origin, counts)));
    const none = (label: string, value: number) => atMost(0, { label, value, unit: "" });
    return {
      title: `${rotations} key rotations, one every ${every / 1000} s, and one of the secret, while ${peopleCount} people call`,
      figures: [
        { label: "calls", value: counts.calls, unit: "" },
        none("valid tokens refused", counts.refused),
        none("people signed out", counts.signedOut),
        none("answers with 5xx", counts.serverErrors),
        none("no answer", counts.noAnswers),
        { label: "keys deleted at the end", value: deleted.length, unit: "" },
        none("tokens of deleted keys accepted", accepted.filter(Boolean).length),
      ],
    };
  } finally {
    target.isOver = true;
    await close();
  }
}

/** Calls by token and by cookie alternately; every twentieth time with a new token. */
async function callContinuously(
  person: Person,
  target: { origin: string; isOver: boolean },
  counts: Counts,
): Promise<void> {
  for (let turn = 1; !target.isOver; turn++) {
    if (turn % 20 === 0) person.token = await mintToken(target.origin, person.cookie).catch(() => person.token);
    const answer = await call(target.origin, { authorization: `Bearer ${person.token}` }).catch(() => undefined);
    counts.calls += 1;
    if (answer?.status === 401) counts.refused += 1;
    count(answer, counts);
    await callByCookie(person, target.origin, counts);
    await pause(callInterval);
  }
}

async function callByCookie(person: Person, origin: string, counts: Counts): Promise<void> {
  const answer = await call(origin, { cookie: person.cookie }).catch(() => undefined);
  counts.calls += 1;
  if (answer?.status === 401) counts.signedOut += 1;
  count(answer, counts);
  if (answer !== undefined) person.cookie = cookieFrom(answer, person.cookie);
}

function count(answer: Response | undefined, counts: Counts): void {
  if (answer === undefined) counts.noAnswers += 1;
  else if (answer.status >= 500) counts.serverErrors += 1;
}

async function call(origin: string, headers: Record<string, string>): Promise<Response> {
  const answer = await fetch(`${origin}${path}`, { headers, signal: AbortSignal.timeout(10_000) });
  await answer.arrayBuffer();
  return answer;
}
