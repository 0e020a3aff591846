/**
 * `npm run bench:enumeration`: whether the response time reveals that an address has an account. Requests each flow alternately for an
 * address with an account and one without, one request at a time, and compares the medians of both.
 */
import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { hashPassword } from "better-auth/crypto";
import postgres from "postgres";
import { findRunningCluster } from "~/server/db/embedded/running";
import { ensureBuilt } from "../scripts/build/build.mjs";
import { root } from "./servers/build";
import { readCount } from "./options";
import { cookieFrom } from "./servers/people";
import { stopEverything } from "./servers/processes";
import { formatReport } from "./report/report";
import { atMost, type ReportSection } from "./report/section";
import { startKeel } from "./servers/servers";
import { median } from "./report/statistics";

const { values } = parseArgs({ options: { pairs: { type: "string", default: "40" } } });
const pairs = readCount("--pairs", values.pairs);
const warmUps = 6;
/** The largest acceptable difference of the medians, in milliseconds. */
const goal = 2;
const password = "a long enough password";

interface Flow {
  title: string;
  path: string;
  /** Whether the users with the requested addresses have verified them. */
  isVerified: boolean;
  body: (email: string) => object;
  cookie?: string;
}

type Post = (
  flow: Pick<Flow, "path" | "cookie">,
  body: object,
) => Promise<{ response: Response; milliseconds: number }>;

/** Measures the response and the time of `flow`, which must be the same for both. A second unknown address shows the noise of the method. */
async function measure(flow: Flow, known: string[], post: Post): Promise<ReportSection> {
  const [withAccount, without, chance] = [new Array<number>(), new Array<number>(), new Array<number>()];
  const statuses = new Set<number>();
  for (const [round, email] of known.entries()) {
    const asks = [
      { email, times: withAccount },
      { email: newEmail(), times: without },
      { email: newEmail(), times: chance },
    ];
    const first = round % asks.length;
    for (const { email, times } of [...asks.slice(first), ...asks.slice(0, first)]) {
      const { response, milliseconds } = await post(flow, flow.body(email));
      statuses.add(response.status);
      if (round >= warmUps) times.push(milliseconds);
    }
  }
  const between = (others: number[]) => Math.abs(median(others) - median(without));
  return {
    title: `${flow.title}, ${withAccount.length} pairs, answers ${[...statuses].join(" and ")}`,
    figures: [
      { label: "address with an account", value: median(withAccount), unit: "ms" },
      { label: "address without", value: median(without), unit: "ms" },
      atMost(goal, { label: "difference", value: between(withAccount), unit: "ms" }),
      { label: "difference between two without, by chance", value: between(chance), unit: "ms" },
      atMost(0, { label: "further statuses", value: statuses.size - 1, unit: "" }),
    ],
  };
}

const newEmail = () => `${randomBytes(8).toString("hex")}@bench.example`;

/** Adds users with a password, whose addresses have the same shape as the unknown ones. */
async function addPeople(sql: postgres.Sql, isVerified: boolean): Promise<string[]> {
  const emails = Array.from({ length: pairs + warmUps }, newEmail);
  const hash = await hashPassword(password);
  await sql`
    with people as (
      insert into users (name, email, email_verified)
      select 'Person', email, ${isVerified} from unnest(${emails}::text[]) email returning id
    )
    insert into accounts (user_id, account_id, provider_id, password) select id, id::text, 'credential', ${hash} from people`;
  return emails;
}

async function main(cleanups: (() => Promise<unknown>)[]): Promise<void> {
  await ensureBuilt(root, (line) => process.stderr.write(`${line}\n`));
  const directory = await mkdtemp(join(tmpdir(), "keel-bench-"));
  await chmod(directory, 0o755);
  cleanups.push(() => rm(directory, { recursive: true, force: true }), stopEverything);
  const keel = await startKeel({ directory, env: { REQUIRE_EMAIL_VERIFICATION: "true" } });
  const cluster = await findRunningCluster(join(directory, "data", "postgres"));
  if (cluster === undefined) throw new Error("The server's database is not running.");
  const sql = postgres(cluster.owner, { max: 1, onnotice: () => undefined });
  cleanups.push(() => sql.end());

  const post: Post = async ({ path, cookie = "" }, body) => {
    const headers = { "content-type": "application/json", origin: keel.origin, cookie };
    const began = performance.now();
    const response = await fetch(`${keel.origin}/api/auth/${path}`, {
      method: "POST",
      headers,
      body: JSON.stringify(body),
    });
    await response.clone().arrayBuffer();
    return { response, milliseconds: performance.now() - began };
  };
  const signIn = async (email = "") =>
    cookieFrom((await post({ path: "sign-in/email" }, { email, password })).response);

  const [asker, waiting] = await addPeople(sql, true);
  const [confirmedCookie, waitingCookie] = [await signIn(asker), await signIn(waiting)];
  // // An address that was never confirmed gets its mail at once; whether the new one is taken is only looked up then.
  await sql`update users set email_verified = false where email = ${waiting ?? ""}`;

  const change = { path: "change-email", isVerified: true, body: (newEmail: string) => ({ newEmail }) };
  const flows: Flow[] = [
    {
      title: "sign-in with a wrong password",
      path: "sign-in/email",
      isVerified: true,
      body: (email) => ({ email, password: "not the right password" }),
    },
    {
      title: "sign-up",
      path: "sign-up/email",
      isVerified: true,
      body: (email) => ({ name: "Person", email, password }),
    },
    { title: "reset request", path: "request-password-reset", isVerified: true, body: (email) => ({ email }) },
    {
      title: "send verification, address waits for it",
      path: "send-verification-email",
      isVerified: false,
      body: (email) => ({ email }),
    },
    {
      title: "send verification, address is confirmed",
      path: "send-verification-email",
      isVerified: true,
      body: (email) => ({ email }),
    },
    { ...change, title: "change e-mail, from a confirmed address", cookie: confirmedCookie },
    { ...change, title: "change e-mail, from one that is not", cookie: waitingCookie },
  ];
  const sections: ReportSection[] = [];
  for (const flow of flows) sections.push(await measure(flow, await addPeople(sql, flow.isVerified), post));
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
