import { readFile } from "node:fs/promises";
import { relative } from "node:path";
import { z } from "zod";

/** The kind of a test: functions alone, the real parts, or a browser. */
export type Kind = "unit" | "integration" | "stories";

/** The duration of one test. */
export interface TestTime {
  kind: Kind;
  name: string;
  seconds: number;
}

const vitestTimes = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), duration: z.number().nullish() })),
    }),
  ),
});

interface Suite {
  file: string;
  specs: { title: string; tests: { projectName: string; results: { duration: number }[] }[] }[];
  suites?: Suite[] | undefined;
}
const suite: z.ZodType<Suite> = z.lazy(() =>
  z.object({
    file: z.string(),
    specs: z.array(
      z.object({
        title: z.string(),
        tests: z.array(z.object({ projectName: z.string(), results: z.array(z.object({ duration: z.number() })) })),
      }),
    ),
    suites: z.array(suite).optional(),
  }),
);
const playwrightTimes = z.object({ suites: z.array(suite) });

/** Returns the duration of each test in a JSON report; none for a missing or unreadable report. */
export async function readTimes(reporter: "vitest" | "playwright", file: string): Promise<TestTime[]> {
  const text = await readFile(file, "utf8").catch(() => "null");
  if (reporter === "playwright") {
    const report = playwrightTimes.safeParse(parseJson(text));
    return report.success ? report.data.suites.flatMap(storiesOf) : [];
  }
  const report = vitestTimes.safeParse(parseJson(text));
  if (!report.success) return [];
  const files = report.data.testResults.map(async ({ name, assertionResults }) => {
    const kind = await kindOf(name);
    return assertionResults.map(({ fullName, duration }) => ({
      kind,
      name: `${relative(process.cwd(), name)}: ${fullName}`,
      seconds: (duration ?? 0) / 1000,
    }));
  });
  return (await Promise.all(files)).flat();
}

/** Returns the total seconds of each kind of test, and their number. */
export function timesByKind(times: readonly TestTime[]): { kind: Kind; seconds: number; count: number }[] {
  const kinds: Kind[] = ["unit", "integration", "stories"];
  return kinds
    .map((kind) => times.filter((time) => time.kind === kind))
    .flatMap((group) => {
      const [first] = group;
      if (first === undefined) return [];
      return [{ kind: first.kind, seconds: group.reduce((sum, time) => sum + time.seconds, 0), count: group.length }];
    });
}

/** Returns the slowest tests, the slowest first. */
export function slowest(times: readonly TestTime[], count: number): TestTime[] {
  return times.toSorted((one, other) => other.seconds - one.seconds).slice(0, count);
}

/** Returns the kind of a test: one that uses the real parts imports them from `src/testing`. */
async function kindOf(file: string): Promise<"unit" | "integration"> {
  const source = await readFile(file, "utf8").catch(() => "");
  return file.includes("/src/testing/") || source.includes('from "~/testing/') ? "integration" : "unit";
}

function storiesOf({ file, specs, suites = [] }: Suite): TestTime[] {
  const own = specs.flatMap(({ title, tests }) =>
    tests.map(({ projectName, results }) => ({
      kind: "stories" as const,
      name: `${projectName}, ${file}: ${title}`,
      seconds: results.reduce((sum, { duration }) => sum + duration, 0) / 1000,
    })),
  );
  return [...own, ...suites.flatMap(storiesOf)];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
