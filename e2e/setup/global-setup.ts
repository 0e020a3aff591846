import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { FullConfig } from "@playwright/test";
import { createAccount, inside, makeAdministrator } from "./installation";
import { newPerson } from "../pages/people";
import { prepareData, startStoryApp } from "../story-app";

/**
 * Starts one production server for the run, on a free port with its own data and one administrator. With `KEEL_ORIGIN` the stories
 * use a running server, whose data are in `KEEL_DATA_DIR` or in `.data`.
 */
export default async function globalSetup({ projects }: FullConfig): Promise<() => Promise<void>> {
  const [results = "test-results"] = projects.map(({ outputDir }) => outputDir);
  await mkdir(results, { recursive: true });
  if (process.env["KEEL_ORIGIN"] !== undefined) {
    await requireServer(process.env["KEEL_ORIGIN"]);
    return async () => undefined;
  }
  const removeData = await prepareData();
  const app = await startStoryApp({ logFile: join(results, "app.log") });
  // Workers inherit the environment of this moment.
  process.env["KEEL_ORIGIN"] = app.origin;
  process.env["KEEL_DATA_DIR"] = app.directory;
  const chief = newPerson("Chief Administrator");
  await createAccount(app, chief);
  await makeAdministrator(app, chief);
  return async () => {
    await (await inside(app.directory)).sql.end();
    await app.stop();
    await removeData();
  };
}

async function requireServer(origin: string): Promise<void> {
  const response = await fetch(`${origin}/healthz`).catch(() => undefined);
  if (response?.ok !== true) throw new Error(`KEEL_ORIGIN=${origin} does not answer. Start it first: npm start`);
}
