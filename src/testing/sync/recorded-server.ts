import { setTimeout as wait } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { createApply, type Ledger } from "~/server/sync/push/apply";
import { createReplay, type Replay } from "~/server/sync/push/replay";
import { openConnection } from "../database/database";
import { signUp } from "../people/people";
import { serve, startServer, testRuntime } from "../server/runtime";
import type { Chance } from "./chance";
import { pushCaller, replayed } from "./push-caller";

/** Replays as the server does, and records that in the same transaction. */
function noting(replay: Replay): Replay {
  return async (ctx, db, command) => {
    const outcome = await replay(ctx, db, command);
    const isRefused = "error" in outcome || outcome.refused !== undefined;
    await db.execute(sql`insert into applied values (default, ${command.id}::uuid, ${command.number}, ${isRefused})`);
    return outcome;
  };
}

/** A network that loses requests and answers and duplicates requests, until it is `calm`. */
function unreliable(chance: Chance, isCalm: () => boolean) {
  return async <Answer>(request: () => Promise<Answer>): Promise<Answer> => {
    if (isCalm()) return request();
    await wait(chance.next() * 3);
    if (chance.happens(0.15)) throw new Error("The request was lost.");
    const twin = chance.happens(0.1) ? request().catch(() => undefined) : undefined;
    const answer = await request();
    await twin;
    if (chance.happens(0.2)) throw new Error("The answer was lost.");
    return answer;
  };
}

/** What a server applied, in order, and the tasks that it stores in the end. */
export interface Recorded {
  applied: { command: string; number: number; refused: boolean }[];
  stored: { id: string; title: string; version: number }[];
}

/** Starts a server for one user that records which commands it applies. Unless it is calm, its network loses requests and answers and duplicates requests. */
export async function startRecorded({ ledger, chance }: { ledger: Ledger; chance: Chance }) {
  const first = await startServer();
  const person = await signUp({ server: first });
  const owner = openConnection(first.databaseUrl);
  await owner`create table applied (n bigserial, command uuid, number int, refused boolean)`;
  await owner`grant all on applied, applied_n_seq to keel_app`;
  const callPush = pushCaller({ apply: createApply(noting(createReplay(replayed)), ledger) });
  let server = first;
  let isCalm = true;
  const send = unreliable(chance, () => isCalm);
  const caller = () => callPush({ ...person, server });
  type Caller = Awaited<ReturnType<typeof caller>>;
  return {
    userId: person.userId,
    setCalm: (next: boolean) => {
      isCalm = next;
    },
    push: (input: Parameters<Caller["push"]>[0]) => send(async () => (await caller()).push(input)),
    changes: (input: Parameters<Caller["changes"]>[0]) => send(async () => (await caller()).changes(input)),
    async restart(): Promise<void> {
      const old = server;
      server = serve(testRuntime(first.databaseUrl), first.databaseUrl);
      await old.close();
    },
    /** Closes the server, and returns what it recorded. */
    async finish(): Promise<Recorded> {
      const applied = await owner<Recorded["applied"]>`select command, number, refused from applied order by n`;
      const stored = await owner<Recorded["stored"]>`select id, title, version from tasks`;
      await owner.end();
      await server.close();
      return { applied, stored };
    },
  };
}
