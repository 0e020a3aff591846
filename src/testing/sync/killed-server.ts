import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { uuidv7 } from "uuidv7";
import { z } from "zod";
import type { NumberedCommand } from "~/server/sync/push/input";
import { cloneDatabase, openConnection } from "../database/database";
import { cookieFrom, newEmail, postJson, tokenFor } from "../people/people";
import { buildApiProgram, type Instance, startInstance } from "../server/api-process";
import type { Chance } from "./chance";
import { commandOf } from "./client";

/** What happened to commands that were pushed while the server was killed. */
export interface KillReport {
  kills: number;
  commands: number;
  /** The number of commands whose outcome the device received but that were not applied. */
  lost: number;
  twice: number;
  outOfOrder: number;
}

const perPush = 50;
const tasksPerRound = 100;
const answered = z.object({
  result: z.object({ data: z.object({ outcomes: z.array(z.object({ number: z.number(), ok: z.literal(true) })) }) }),
});

/** Kills the server with `SIGKILL` at a random point of each of `kills` pushes, restarts it, sends the commands without an outcome again, and counts. */
export async function killWhilePushing({ kills, chance }: { kills: number; chance: Chance }): Promise<KillReport> {
  const [databaseUrl, program] = await Promise.all([cloneDatabase(), buildApiProgram()]);
  const owner = openConnection(databaseUrl);
  const start = () =>
    startInstance(program, {
      BETTER_AUTH_URL: "http://localhost:4400",
      BETTER_AUTH_SECRET: "kQ7zV1xN4bT9mW2cR8yL5pD3hJ6sF0gA",
      DATABASE_URL: databaseUrl,
      RATE_LIMIT: "off",
      LOG_LEVEL: "silent",
    });
  let instance = await start();
  const person = await join(instance);
  const killAfter = async (milliseconds: number) => {
    await wait(milliseconds);
    instance.app.child.kill("SIGKILL");
    await instance.app.ended;
    instance = await start();
  };
  const report: KillReport = { kills, commands: 0, lost: 0, twice: 0, outOfOrder: 0 };
  for (let round = 0; round < kills; round += 1) {
    const commands = newCommands();
    // It outlives one round, not all.
    const token = await tokenFor(person.cookie, instance);
    await Promise.all([killAfter(chance.next() * 900), pushAll(() => instance, { ...person, token }, commands)]);
    const entries = await owner<{ kind: string; task: string }[]>`
      select kind, details->>'task' as task from audit_events
      where user_id = ${person.userId} and outcome = 'success' and kind like 'task.%'
      order by id offset ${report.commands}`;
    count(
      report,
      commands,
      entries.map(({ kind, task }) => `${kind} ${task}`),
    );
  }
  instance.app.child.kill("SIGKILL");
  await Promise.all([instance.app.ended, owner.end(), rm(program, { force: true })]);
  return report;
}

async function join(at: Instance) {
  const account = { name: "Ada", email: newEmail(), password: "a long enough password" };
  const answer = await postJson(at, "/api/auth/sign-up/email", account);
  const { user } = z.object({ user: z.object({ id: z.string() }) }).parse(await answer.clone().json());
  return { userId: user.id, cookie: cookieFrom(answer) };
}

/** Returns two commands for each of a hundred tasks: one adds it, one changes it. */
function newCommands(): NumberedCommand[] {
  return Array.from({ length: tasksPerRound }, (_, at) => {
    const id = uuidv7();
    return [
      commandOf("tasks.create", { id, title: `Task ${at}` }, { number: 2 * at + 1 }),
      commandOf("tasks.update", { id, priority: "high", was: {} }, { number: 2 * at + 2 }),
    ];
  }).flat();
}

/** Sends commands until each has an outcome. */
async function pushAll(
  server: () => Instance,
  { userId, token }: { userId: string; token: string },
  commands: NumberedCommand[],
): Promise<void> {
  const clientId = randomUUID();
  let acked = 0;
  while (acked < commands.length) {
    const push = { userId, clientId, acked, commands: commands.slice(acked, acked + perPush) };
    const response = await postJson(server(), "/api/trpc/sync.push", push, { authorization: `Bearer ${token}` }).catch(
      () => undefined,
    );
    if (response?.status === 401) throw new Error("The session ended.");
    const answer: unknown = await response?.json().catch(() => undefined);
    const outcomes = answered.safeParse(answer).data?.result.data.outcomes ?? [];
    acked = outcomes.at(-1)?.number ?? acked;
    if (outcomes.length === 0) await wait(20);
  }
}

function count(report: KillReport, commands: NumberedCommand[], applied: string[]): void {
  const wanted = commands.map(({ procedure, input }) => {
    const { id } = z.object({ id: z.string() }).parse(input);
    return `${procedure === "tasks.create" ? "task.created" : "task.changed"} ${id}`;
  });
  const once = [...new Set(applied)];
  report.commands += applied.length;
  report.lost += wanted.filter((entry) => !once.includes(entry)).length;
  report.twice += applied.length - once.length;
  report.outOfOrder += once.filter((entry, at) => entry !== wanted[at]).length;
}
