/**
 * The levels of src/server, lowest first. Each imports, values and types alike, only from the levels before it. What it needs from a higher level is
 * passed in, and described by a type of its own; what two levels need belongs below both.
 */
export const serverLevels = [
  // The foundation.
  "startup",
  "log",
  "db",
  "jobs",
  "http",
  "limits",
  "audit",
  "mail",
  "env.ts",
  // Identity.
  "auth",
  "metrics",
  "web-push",
  // Procedures and their services.
  "errors.ts",
  "context.ts",
  "operations",
  "trpc.ts",
  "sync",
  "runtime.ts",
  "router.ts",
  // The entry points.
  "rest",
  "openapi",
  "api",
  "page-session.ts",
  "main.ts",
] as const;

export type ServerLevel = (typeof serverLevels)[number];

/** Returns a pattern of the files of a level. */
export const filesOf = (level: ServerLevel) => `src/server/${level}${level.endsWith(".ts") ? "" : "/**"}`;

/** Returns patterns of the specifiers that import a higher level from this one. No folder inside a level has the name of a level. */
export function higherLevelImports(level: ServerLevel): string[] {
  const out = level.endsWith(".ts") ? "./" : "**/../";
  return serverLevels
    .slice(serverLevels.indexOf(level) + 1)
    .map((higher) => out + (higher.endsWith(".ts") ? higher.replace(/\.ts$/, "") : `${higher}/**`));
}
