import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** `postgres://…` of the migrated template, which nobody connects to. */
    templateUrl: string;
  }
}

/** A new database with every migration applied and no rows. Answers its address. */
export async function cloneDatabase(): Promise<string> {
  const template = new URL(inject("templateUrl"));
  const name = `test_${randomBytes(6).toString("hex")}`;
  const admin = openConnection(withDatabase(template, "postgres"));
  try {
    await admin.unsafe(`create database ${name} template ${template.pathname.slice(1)}`);
  } finally {
    await admin.end();
  }
  return withDatabase(template, name);
}

/** A plain connection for what no query of the product does: looking at catalogues, planting rows, breaking things. */
export function openConnection(url: string) {
  return postgres(url, { max: 1, onnotice: () => undefined, connection: { TimeZone: "UTC" } });
}

function withDatabase(url: URL, name: string): string {
  return Object.assign(new URL(url), { pathname: `/${name}` }).href;
}
