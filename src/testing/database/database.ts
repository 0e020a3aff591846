import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { inject } from "vitest";
import type { DatabaseUrls } from "~/server/db/migrate";

declare module "vitest" {
  interface ProvidedContext {
    /** URLs of the migrated template, which nothing connects to. */
    template: DatabaseUrls;
    /** The budget of the generated requests: runs, or minutes if that is not 0. */
    fuzz: { seed: number; runs: number; minutes: number };
  }
}

/** Creates a database with every migration applied and no rows. Returns its owner's URL. */
export const cloneDatabase = () => createDatabase(new URL(inject("template").owner).pathname.slice(1));

/** Creates a completely empty database. Returns its owner's URL. */
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

/** Returns the URL of a database for the application's role, from the owner's `url`. */
export function asApplication(url: string): string {
  const { username, password } = new URL(inject("template").application);
  return Object.assign(new URL(url), { username, password }).href;
}

/** Opens a plain connection for what no query of the product does: reading catalogues, inserting rows, breaking things. */
export function openConnection(url: string) {
  return postgres(url, { max: 1, onnotice: () => undefined, connection: { TimeZone: "UTC" } });
}

function withDatabase(url: URL, name: string): string {
  return Object.assign(new URL(url), { pathname: `/${name}` }).href;
}
