import { readFile } from "node:fs/promises";
import { relative } from "node:path";
import { z } from "zod";

/** One failed test, and the beginning of what it said. */
export interface TestFailure {
  name: string;
  message: string;
}

const failures = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      message: z.string().optional(),
      status: z.string(),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).nullish() }),
      ),
    }),
  ),
});

/**
 * Returns the failed tests of Vitest's JSON report in `file`, and the files that could not be run; none for a missing or unreadable report.
 * `npm test` repeats them at its end, because a log of thousands of lines is often kept by its end alone.
 */
export async function readFailures(file: string): Promise<TestFailure[]> {
  const text = await readFile(file, "utf8").catch(() => "null");
  const report = failures.safeParse(parseJson(text));
  if (!report.success) return [];
  return report.data.testResults.flatMap(({ name, message, status, assertionResults }) => {
    const path = relative(process.cwd(), name);
    if (assertionResults.length === 0) return status === "failed" ? [{ name: path, message: begin(message) }] : [];
    return assertionResults
      .filter((test) => test.status === "failed")
      .map((test) => ({ name: `${path}: ${test.fullName}`, message: begin(test.failureMessages?.join("\n")) }));
  });
}

/** Returns the first 30 lines, which hold the values that were compared and the seed of a property. */
function begin(message = ""): string {
  return message.split("\n").slice(0, 30).join("\n");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
