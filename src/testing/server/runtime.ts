import { createApi } from "~/server/api/api";
import { parseEnvironment } from "~/server/env";
import { createRuntime, type Runtime } from "~/server/runtime";
import { asApplication, cloneDatabase } from "../database/database";
import { cheapHasher } from "../people/password-hasher";

export const origin = "http://localhost:4400";

/** The server of a test: the real runtime on its own database, and the whole API as a function. */
export interface TestServer {
  runtime: Runtime;
  /** The URL for the owner of the tables; the server itself connects as the application. */
  databaseUrl: string;
  /** Sends a request to the API. `path` begins with a slash. */
  fetch: (path: string, init?: RequestInit) => Promise<Response>;
  /** Closes the connections to the database. */
  close: () => Promise<void>;
}

let shared: Promise<TestServer> | undefined;

/** Returns the server that the tests of one worker share; each test creates its own users. */
export function testServer(): Promise<TestServer> {
  return (shared ??= startServer());
}

/** Starts a server on its own database, for a test that configures or breaks it. Close it afterwards. */
export async function startServer(
  variables: Record<string, string> = {},
  passwordHasher = cheapHasher(),
): Promise<TestServer> {
  const databaseUrl = variables["DATABASE_URL"] ?? (await cloneDatabase());
  return serve(testRuntime(databaseUrl, variables, passwordHasher), databaseUrl);
}

/** Returns the API of `runtime`. */
export function serve(runtime: Runtime, databaseUrl: string): TestServer {
  const api = createApi(runtime);
  return {
    runtime,
    databaseUrl,
    fetch: async (path, init) => api(new Request(`${runtime.origin}${path}`, init)),
    close: async () => {
      await Promise.all([runtime.revocations.close(), runtime.hints.close(), runtime.refusedTokens.close()]);
      await runtime.database.close();
    },
  };
}

/** Creates the real runtime on a database, given by its owner's URL: in production mode, without rate limits or log, and with a cheap password hash. */
export function testRuntime(
  databaseUrl: string,
  variables: Record<string, string> = {},
  passwordHasher = cheapHasher(),
): Runtime {
  return createRuntime(
    parseEnvironment({
      NODE_ENV: "production",
      BETTER_AUTH_URL: origin,
      BETTER_AUTH_SECRET: "BETTER_AUTH_SECRETS" in variables ? "" : "kQ7zV1xN4bT9mW2cR8yL5pD3hJ6sF0gA",
      RATE_LIMIT: "off",
      LOG_LEVEL: "silent",
      REQUIRE_ADMIN_SECOND_FACTOR: "false",
      DATABASE_DIRECT_URL: databaseUrl,
      ...variables,
      DATABASE_URL: asApplication(databaseUrl),
    }),
    { passwordHasher },
  );
}
