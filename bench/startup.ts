import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { startKeel } from "./servers/servers";
import { median } from "./report/statistics";

export interface StartTimes {
  /** Seconds from the command to the ready line of the first start, which creates the database. */
  first: number;
  /** The median of the later starts. */
  later: number;
}

/** Starts the built product `times` and one more times on one data directory of its own, as `npm start` does. */
export async function measureStarts(parent: string, times: number): Promise<StartTimes> {
  const directory = join(parent, "starts");
  await mkdir(directory, { mode: 0o755 });
  const startOnce = async () => {
    const keel = await startKeel({ directory });
    await keel.stop();
    return keel.startedIn / 1000;
  };
  const first = await startOnce();
  const later: number[] = [];
  for (let time = 0; time < times; time++) later.push(await startOnce());
  return { first, later: median(later) };
}
