import { z } from "zod";
import type { TestServer } from "./runtime";

const sample = z.tuple([z.string(), z.coerce.number()]);

/** Returns the metrics of `server`, without those of its process: the value of each series, by name and labels. */
export async function readMetrics({ runtime }: Pick<TestServer, "runtime">): Promise<Map<string, number>> {
  const { text } = await runtime.metrics.expose();
  const lines = text.split("\n").filter((line) => line.startsWith("keel_"));
  return new Map(lines.map((line) => sample.parse([line.slice(0, line.lastIndexOf(" ")), line.split(" ").at(-1)])));
}

/** Returns how much each series of `server` grew during `work`; unchanged ones are left out. */
export async function growthOf(
  server: Pick<TestServer, "runtime">,
  work: () => Promise<unknown>,
): Promise<Map<string, number>> {
  const before = await readMetrics(server);
  await work();
  const after = await readMetrics(server);
  return new Map(
    [...after]
      .map(([name, value]): [string, number] => [name, value - (before.get(name) ?? 0)])
      .filter(([, by]) => by !== 0),
  );
}
