import { readFile } from "node:fs/promises";
import { z } from "zod";

/** The number of tests by result. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

const crashed: Tally = { passed: 0, failed: 1, skipped: 0 };

const count = z.int().min(0);
const vitestReport = z.object({
  success: z.boolean(),
  numPassedTests: count,
  numFailedTests: count,
  numPendingTests: count,
  numTodoTests: count,
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});
const playwrightReport = z.object({
  errors: z.array(z.unknown()),
  stats: z.object({ expected: count, unexpected: count, flaky: count, skipped: count }),
});

const vitestTally = vitestReport.transform((report): Tally => {
  const broken = report.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
  const failed = report.numFailedTests + broken.length;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && !report.success ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
});

const playwrightTally = playwrightReport.transform(({ stats, errors }): Tally => ({
  passed: stats.expected + stats.flaky,
  failed: stats.unexpected + errors.length,
  skipped: stats.skipped,
}));

/**
 * Returns the tally of a JSON report of `kind`. A report that is missing, unreadable or unexpectedly empty counts as one failure, and so does a
 * failing command without a failed test.
 */
export async function readReport(
  kind: "vitest" | "playwright",
  file: string,
  exitCode: number | undefined,
  { isEmptyAllowed = false }: { isEmptyAllowed?: boolean } = {},
): Promise<Tally> {
  const text = await readFile(file, "utf8").catch(() => "null");
  const parsed = (kind === "vitest" ? vitestTally : playwrightTally).safeParse(parseJson(text));
  if (!parsed.success) return crashed;
  const tally = parsed.data;
  const isEmpty = tally.passed === 0 && !isEmptyAllowed;
  const isSilentFailure = tally.failed === 0 && (exitCode !== 0 || isEmpty);
  return isSilentFailure ? { ...tally, failed: 1 } : tally;
}

/** Returns the tally of a command that succeeds or fails. */
export function tallyOf(exitCode: number | undefined): Tally {
  return exitCode === 0 ? { passed: 1, failed: 0, skipped: 0 } : crashed;
}

/** Returns `N passed, N failed`, and `, N skipped` when there are any. */
export function summarize(tallies: readonly Tally[]): string {
  const sum = (key: keyof Tally) => tallies.reduce((total, tally) => total + tally[key], 0);
  const skipped = sum("skipped");
  return `${sum("passed")} passed, ${sum("failed")} failed${skipped === 0 ? "" : `, ${skipped} skipped`}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
