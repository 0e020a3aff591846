import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { inject } from "vitest";
import type { DatabaseUrls } from "~/server/db/migrate";

declare module "vitest" {
  interface ProvidedContext {
    /** Addresses of the migrated template, which nobody connects to. */
    template: DatabaseUrls;
    /** How much the generated requests may cost: runs, or minutes where that is not 0. */
    fuzz: { seed: number; runs: number; minutes: number };
  }
}

/** A new database with every migration applied and no rows. Answers its address, as its owner. */
export const cloneDatabase = () => createDatabase(new URL(inject("template").owner).pathname.slice(1));

/** A new database in which there is nothing at all. */
export const emptyDatabase = () => createDatabase("template0");

async function createDatabase(from: string): Promise<string> {
  const template = new URL(inject("template").owner);
  const name = `test_${randomBytes(6).toString("hex")}`;
  const admin = openConnection(withDatabase(template, "postgres"));
  try {
    await admin.unsafe(`create database ${name} template ${from}`);
  } finally {
    await admin.end();
  }
  return withDatabase(template, name);
}

/** The address of a database whose owner's is `url`, as the application's role. */
export function asApplication(url: string): string {
  const { username, password } = new URL(inject("template").application);
  return Object.assign(new URL(url), { username, password }).href;
}

/** A plain connection for what no query of the product does: looking at catalogues, planting rows, breaking things. */
export function openConnection(url: string) {
  return postgres(url, { max: 1, onnotice: () => undefined, connection: { TimeZone: "UTC" } });
}

function withDatabase(url: URL, name: string): string {
  return Object.assign(new URL(url), { pathname: `/${name}` }).href;
}
