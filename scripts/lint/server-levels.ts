/**
 * The rooms and files of src/server, lowest first. Each imports, by value and by type, only what stands before it. What it needs of a higher one it is
 * handed, and says so in a type of its own; what two of them need stands below both.
 */
export const serverLevels = [
  // What everything stands on.
  "startup",
  "log",
  "db",
  "jobs",
  "http",
  "limits",
  "audit",
  "mail",
  "env.ts",
  // Who somebody is.
  "auth",
  "metrics",
  // Procedures, and what they work with.
  "errors.ts",
  "context.ts",
  "operations",
  "trpc.ts",
  "sync",
  "runtime.ts",
  "router.ts",
  // The ways in.
  "rest",
  "openapi",
  "api",
  "page-session.ts",
  "main.ts",
] as const;

export type ServerLevel = (typeof serverLevels)[number];

/** Returns which files a level has, as a pattern. */
export const filesOf = (level: ServerLevel) => `src/server/${level}${level.endsWith(".ts") ? "" : "/**"}`;

/** Returns the specifiers, as patterns, that lead from a level to those above it. No folder in a room has the name of a room. */
export function waysUp(level: ServerLevel): string[] {
  const out = level.endsWith(".ts") ? "./" : "**/../";
  return serverLevels
    .slice(serverLevels.indexOf(level) + 1)
    .map((higher) => out + (higher.endsWith(".ts") ? higher.replace(/\.ts$/, "") : `${higher}/**`));
}
