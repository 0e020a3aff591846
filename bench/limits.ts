/**
 * `npm run bench:limits`: how many guesses at the password of one account are compared when they come from many addresses; and how long a
 * visitor waits to sign in while an attacker, who knows the password of an account, sends 80 sign-ins repeatedly.
 */
import { randomBytes } from "node:crypto";
import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { ensureBuilt } from "../scripts/build/build.mjs";
import { root } from "./servers/build";
import { cookieFrom } from "./servers/people";
import { stopEverything } from "./servers/processes";
import { formatReport } from "./report/report";
import { atMost, type ReportSection } from "./report/section";
import { type Server, startKeel } from "./servers/servers";
import { median } from "./report/statistics";

const password = "a long enough password";
/** From one account of the attacker. */
const flood = 80;

interface Account {
  email: string;
  /** The cookie of the browser that signed up. */
  cookie: string;
}

type Client = ReturnType<typeof clientOf>;

function clientOf(server: Server) {
  const post = async (path: string, body: object, { address, cookie = "" }: { address: string; cookie?: string }) => {
    const response = await fetch(`${server.origin}/api/auth/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: server.origin, "x-forwarded-for": address, cookie },
      body: JSON.stringify(body),
    });
    await response.clone().arrayBuffer();
    return response;
  };
  const signUp = async (address: string): Promise<Account> => {
    const email = `${randomBytes(8).toString("hex")}@bench.example`;
    const answer = await post("sign-up/email", { name: "Person", email, password }, { address });
    if (!answer.ok) throw new Error(`Sign-up answered ${answer.status}: ${await answer.text()}`);
    return { email, cookie: cookieFrom(answer) };
  };
  const signIn = async (email: string, given: string, from: { address: string; cookie?: string }) =>
    (await post("sign-in/email", { email, password: given }, from)).status;
  const healthy = async () => {
    const began = performance.now();
    await (await fetch(`${server.origin}/healthz`)).arrayBuffer();
    return performance.now() - began;
  };
  return { signUp, signIn, healthy };
}

/** Sends ten guesses from each of fifty addresses. A window lasts 15 minutes, so four of them begin in an hour. */
async function measureGuesses({ signUp, signIn }: Client): Promise<ReportSection> {
  const owner = await signUp("203.0.113.1");
  const statuses: number[] = [];
  for (let round = 0; round < 10; round += 1) {
    const guesses = Array.from({ length: 50 }, (_, at) =>
      signIn(owner.email, "not the right password", { address: `198.51.100.${at}` }),
    );
    statuses.push(...(await Promise.all(guesses)));
  }
  const compared = statuses.filter((status) => status === 401).length;
  const elsewhere = await signIn(owner.email, password, { address: "203.0.113.9" });
  const own = await signIn(owner.email, password, { address: "203.0.113.9", cookie: owner.cookie });
  return {
    title: "500 guesses at one account, from 50 addresses",
    figures: [
      { label: "compared in a quarter of an hour (before: 8 for each address)", value: compared, unit: "" },
      atMost(50, { label: "compared in an hour, from then on at most 50 a day", value: compared * 4, unit: "" }),
      { label: "answer to the owner afterwards, in a browser that is known", value: own, unit: "" },
      {
        label: "the same in a new browser, until the quarter ends or the password is reset",
        value: elsewhere,
        unit: "",
      },
    ],
  };
}

async function measureQueue({ signUp, signIn, healthy }: Client): Promise<ReportSection> {
  const [attacker, stranger] = [await signUp("203.0.113.1"), await signUp("203.0.113.2")];
  const calm = [await healthy(), await healthy(), await healthy()];
  const over = new AbortController();
  const attack = async (at: number) => {
    const statuses: number[] = [];
    while (!over.signal.aborted) {
      statuses.push(await signIn(attacker.email, password, { address: `198.51.100.${at}` }));
      // // Any faster, and the database would reject all of them, which `--part overload` measures.
      await setTimeout(1000);
    }
    return statuses;
  };
  const attacks = Array.from({ length: flood }, (_, at) => attack(at));
  await setTimeout(1000);
  const waits: number[] = [];
  const busy: number[] = [];
  let refused = 0;
  for (let attempt = 0; attempt < 30; attempt += 1) {
    const began = performance.now();
    const status = await signIn(stranger.email, password, { address: "203.0.113.2" });
    waits.push(performance.now() - began);
    if (status !== 200) refused += 1;
    busy.push(await healthy());
  }
  over.abort();
  const statuses = (await Promise.all(attacks)).flat();
  return {
    title: `30 sign-ins of a stranger behind ${flood} of one attacker, sent again and again, without limits`,
    figures: [
      { label: "longest time (before: 25,000 ms)", value: Math.max(...waits), unit: "ms" },
      { label: "median time", value: median(waits), unit: "ms" },
      atMost(0, { label: "of the stranger's, not let in", value: refused, unit: "" }),
      { label: "of the attacker's, let in", value: statuses.filter((status) => status === 200).length, unit: "" },
      { label: "of the attacker's, 503", value: statuses.filter((status) => status === 503).length, unit: "" },
      { label: "/healthz before, median", value: median(calm), unit: "ms" },
      { label: "/healthz meanwhile, median", value: median(busy), unit: "ms" },
      { label: "/healthz meanwhile, longest", value: Math.max(...busy), unit: "ms" },
    ],
  };
}

async function main(cleanups: (() => Promise<unknown>)[]): Promise<void> {
  await ensureBuilt(root, (line) => process.stderr.write(`${line}\n`));
  const directory = await mkdtemp(join(tmpdir(), "keel-bench-"));
  await chmod(directory, 0o755);
  cleanups.push(() => rm(directory, { recursive: true, force: true }), stopEverything);
  // // Every address is made up here.
  const start = async (limits: "on" | "off") => {
    const own = join(directory, limits);
    await mkdir(own, { mode: 0o755 });
    return startKeel({ directory: own, env: { RATE_LIMIT: limits, TRUSTED_PROXIES: "127.0.0.1,::1" } });
  };
  const sections: ReportSection[] = [];
  const limited = await start("on");
  sections.push(await measureGuesses(clientOf(limited)));
  await limited.stop();
  sections.push(await measureQueue(clientOf(await start("off"))));
  const machine = `Node.js ${process.versions.node}; server, PostgreSQL and bench share the cores`;
  const nothing = { starts: undefined, memory: undefined, page: undefined, measured: [] };
  process.stdout.write(`${formatReport({ machine, ...nothing, sections })}\n`);
}

const cleanups: (() => Promise<unknown>)[] = [];
const cleanUp = async () => {
  for (const clean of cleanups.splice(0).toReversed()) await clean();
};
process.on("SIGINT", () => void cleanUp().finally(() => process.exit(130)));
try {
  await main(cleanups);
} finally {
  await cleanUp();
}
