import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { DatabaseUrls } from "~/server/db/migrate";
import { isKnown, verifyEquivalence } from "./load/equivalence";
import { measureBrowser } from "./browser/browser";
import type { Entries } from "./servers/build";
import { type Case, type CaseName, cases } from "./load/cases";
import { makeCredentials } from "./load/credentials";
import type { Generator } from "./load/generator";
import { measureMiddleware } from "./middleware";
import type { Options } from "./options";
import { measureOutages } from "./outage";
import { measureOverload } from "./overload";
import { publicKey, valuesOf } from "./servers/people";
import { measureRotation } from "./rotation";
import { measureCase, type Measured } from "./load/runs";
import type { ReportSection } from "./report/section";
import { type Server, startEntry, startReference } from "./servers/servers";
import { measureVerification } from "./verification";

/** What all suites share. */
export interface Setup {
  urls: DatabaseUrls;
  entries: Entries;
  keel: Server;
  /** The servers of another commit. */
  before: Pick<Entries, "product" | "noop"> | undefined;
  /** Tokens of users who signed in at `keel`. */
  tokens: string[];
  generator: Generator;
  directory: string;
  /** Makes a directory for a server. */
  makeDirectory: (name: string) => Promise<string>;
  say: (line: string) => void;
}

/** Measures Keel beside the references. */
export async function measureCases(options: Options, setup: Setup): Promise<Measured[]> {
  const { urls, keel, before, tokens, generator, directory, makeDirectory, say } = setup;
  const headers = join(directory, "headers.json");
  await writeFile(headers, JSON.stringify(tokens.map((token) => ({ authorization: `Bearer ${token}` }))));
  const values = join(directory, "values.json");
  const callers = await valuesOf(urls.owner, tokens);
  await writeFile(values, JSON.stringify(callers));
  const known = { urls, issuer: keel.origin, publicKey: await publicKey(keel.origin) };
  const start = starterOf(setup);
  const noop = await start("noop", setup.entries.noop);
  const earlier = before && {
    noop: await start("before noop", before.noop),
    product: await start("before", before.product),
  };
  const plain = await startReference("plain", { ...known, directory: await makeDirectory("plain") });
  const tuned = await startReference("tuned", { ...known, directory: await makeDirectory("tuned") });
  const asking = [0, tokens.length - 1].map((at) => ({ token: tokens[at] ?? "", values: callers[at] ?? {} }));
  const [first = { token: "", values: {} }] = asking;
  const measured: Measured[] = [];
  for (const one of cases.filter(({ name }) => options.cases.includes(name))) {
    const contender = one.name === "noop" ? noop : keel;
    const candidate = one.name === "noop" ? earlier?.noop : earlier?.product;
    const other = candidate && (await isKnown(one, candidate, first)) ? candidate : undefined;
    await verifyEquivalence(one, {
      servers: { keel: contender, references: [plain, tuned], before: other },
      callers: asking,
      databaseUrl: urls.owner,
    });
    for (const connections of options.connections) {
      say(`${one.title}, ${connections} connections …`);
      const servers = [
        ["keel", contender],
        ...(other === undefined ? [] : [["before", other] as const]),
        ["plain", plain],
        ["tuned", tuned],
      ] as const;
      measured.push(await measureCase(one, { ...options, generator, servers, headers, values, connections }));
    }
  }
  await Promise.all([noop, plain, tuned, ...Object.values(earlier ?? {})].map((server) => server.stop()));
  return measured;
}

/** Measures one aspect per suite. Destructive suites come last. */
export async function measureSuites(options: Options, setup: Setup): Promise<ReportSection[]> {
  const { urls, entries, keel, tokens, generator, directory, makeDirectory, say } = setup;
  const { rounds, duration, sizes } = options;
  const start = starterOf(setup);
  const credentials = await makeCredentials(urls.owner, { issuer: keel.origin, directory });
  const [noop, list] = [caseOf("noop"), caseOf("list")];
  const sections: ReportSection[] = [];
  for (const part of options.suites) {
    if (part !== "cases" && part !== "process") say(`${part} …`);
    if (part === "tokens") {
      const own = { urls, issuer: keel.origin, publicKey: credentials.publicKey };
      const server = await start("noop", entries.noop);
      const plain = await startReference("plain", { ...own, directory: await makeDirectory("plain") });
      sections.push(
        ...(await measureVerification({ keel: server, plain, calls: noop, credentials, generator, rounds, duration })),
      );
      await Promise.all([server.stop(), plain.stop()]);
    }
    if (part === "middleware") {
      const whole = await start("whole", entries.product, { RATE_LIMIT: "on" });
      const bare = await start("bare", entries.bare);
      const headers = credentials.onePerUser;
      sections.push(await measureMiddleware({ whole, bare, call: list.keel, headers, generator, rounds, duration }));
      await Promise.all([whole.stop(), bare.stop()]);
    }
    if (part === "browser") {
      sections.push(
        ...(await measureBrowser({ keel, databaseUrl: urls.owner, sizes, rounds: Math.min(rounds, 3), say })),
      );
    }
    if (part === "overload") {
      sections.push(
        await measureOverload({
          keel,
          call: list.keel,
          headers: credentials.onePerUser,
          generator,
          rounds: 2,
          duration,
        }),
      );
    }
    if (part === "outage") {
      const behind = (env: Record<string, string>) => start("outage", entries.product, env);
      sections.push(...(await measureOutages({ urls, call: list.keel, tokens, start: behind })));
    }
    if (part === "rotation") {
      const withSecrets = (name: string, env: Record<string, string>) => start(name, entries.noop, env);
      sections.push(await measureRotation({ urls, issuer: keel.origin, start: withSecrets }));
    }
  }
  return sections;
}

/** Returns a function that starts servers which accept the tokens of `keel`. */
function starterOf({ urls, keel, makeDirectory }: Setup) {
  return async (name: string, entry: string, env: Record<string, string> = {}): Promise<Server> =>
    startEntry(name, { entry, directory: await makeDirectory(name), urls, issuer: keel.origin, env });
}

function caseOf(name: CaseName): Case {
  const found = cases.find((one) => one.name === name);
  if (found === undefined) throw new Error(`There is no case ${name}.`);
  return found;
}
