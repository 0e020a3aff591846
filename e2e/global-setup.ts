import { mkdir } from "node:fs/promises";
import { startApp } from "../scripts/app";

/** One production server for the whole run, on a free port and with data of its own. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  await mkdir("test-results", { recursive: true });
  const app = await startApp({ logFile: "test-results/app.log" });
  // Workers inherit the environment as it is now.
  process.env["KEEL_ORIGIN"] = app.origin;
  process.env["KEEL_DATA_DIR"] = app.directory;
  return app.stop;
}
