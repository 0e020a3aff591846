import { mkdir } from "node:fs/promises";
import { request } from "@playwright/test";
import { startApp } from "../scripts/app";
import { newPerson, signUp } from "./people";

/** One production server for the whole run, on a free port and with data of its own, and one administrator on it. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  await mkdir("test-results", { recursive: true });
  const app = await startApp({ logFile: "test-results/app.log" });
  const chief = newPerson("Chief Administrator");
  await signUp({ request: await request.newContext() }, app.origin, chief);
  await app.grantAdmin(chief.email);
  // Workers inherit the environment as it is now.
  process.env["KEEL_ORIGIN"] = app.origin;
  process.env["KEEL_DATA_DIR"] = app.directory;
  process.env["KEEL_CHIEF"] = JSON.stringify(chief);
  return app.stop;
}
