import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { type Diagnostic, lintFiles } from "./linted";

const drizzle = "SQL lives in";
const driver = "Only server/db talks to the driver";
const tokens = "Only server/auth handles tokens";
const route = "Nothing imports a route";
const stays = "A relative import stays in its layer or feature";
const above = "imports only what stands before it in scripts/lint/server-levels.ts";

/** Code that violates a rule, its path, and the expected message. */
const violations: [path: string, code: string, message: string][] = [
  [
    "src/app/a/page.tsx",
    `import { tasks } from "~/features/tasks/table";\nexport default tasks;`,
    "A page composes components",
  ],
  [
    "src/app/b/page.tsx",
    `import { list } from "~/features/tasks/queries";\nexport default list;`,
    "A page composes components",
  ],
  [
    "src/app/c/page.tsx",
    `import { runtime } from "~/server/runtime";\nexport default runtime;`,
    "A page asks server/page-session",
  ],
  ["src/app/d/page.tsx", `import { eq } from "drizzle-orm";\nexport default eq;`, drizzle],
  [
    "src/app/api/a/route.ts",
    `import { Button } from "~/ui/button";\nexport const GET = Button;`,
    "The route only hands",
  ],
  ["src/features/a/router.ts", `import { eq } from "drizzle-orm";\nexport const b = eq;`, drizzle],
  ["src/features/b/router.ts", `import postgres from "postgres";\nexport const b = postgres;`, driver],
  ["src/features/c/router.ts", `import { jwtVerify } from "jose";\nexport const b = jwtVerify;`, tokens],
  ["src/features/d/router.ts", `import { api } from "~/client/api";\nexport const b = api;`, "knows no browser"],
  ["src/features/e/router.ts", `import { tasks } from "../tasks/table";\nexport const b = tasks;`, stays],
  [
    "src/server/auth/c.ts",
    `import { b } from "../../ui/button";\nexport const c = b;`,
    "A relative import stays in its layer or feature",
  ],
  [
    "src/shared/a.ts",
    `import { tasks } from "~/features/tasks/table";\nexport const b = tasks;`,
    "Both sides read shared/",
  ],
  ["src/features/f/router.ts", `import page from "~/app/page";\nexport const b = page;`, route],
  ["src/features/a/queries.ts", `import postgres from "postgres";\nexport const b = postgres;`, driver],
  [
    "src/features/a/schema.ts",
    `import { readEnvironment } from "~/server/env";\nexport const b = readEnvironment;`,
    "A schema is isomorphic",
  ],
  [
    "src/features/a/components/a.tsx",
    `import { tasks } from "../table";\nexport const b = tasks;`,
    "One value import of a table",
  ],
  [
    "src/features/a/components/b.tsx",
    `import { createCaller } from "~/server/router";\nexport const b = createCaller;`,
    "calls procedures through",
  ],
  [
    "src/features/a/components/d.tsx",
    `import { isTRPCClientError } from "@trpc/client";\nexport const b = isTRPCClientError;`,
    "6 KB of every page",
  ],
  [
    "src/features/a/components/e/e.tsx",
    `import { taskQueries } from "../../store/query-options";\nexport const b = taskQueries;`,
    "the hooks of store/copy",
  ],
  ["src/features/a/components/c.tsx", `import { sql } from "drizzle-orm";\nexport const b = sql;`, drizzle],
  [
    "src/client/a.ts",
    `import { createCaller } from "~/server/router";\nexport const b = createCaller;`,
    "client/ takes the type",
  ],
  [
    "src/client/b.ts",
    `import { tag } from "~/features/tasks/schema";\nexport const b = tag;`,
    "client/ knows no feature",
  ],
  ["src/ui/a.tsx", `import { api } from "~/client/api";\nexport const b = api;`, "ui/ could ship in another product"],
  [
    "src/server/a.ts",
    `import { tasks } from "~/features/tasks/table";\nexport const b = tasks;`,
    "only server/router.ts lists the features",
  ],
  [
    "src/server/router.ts",
    `import { tasksRouter } from "~/features/tasks/router";\nexport const b = tasksRouter;`,
    "say there what the feature brings",
  ],
  ["src/features/a/g.ts", `import { b } from "./feature.testing";\nexport const c = b;`, "what tests know"],
  ["src/server/reads-tests.ts", `import { b } from "~/testing/features";\nexport const c = b;`, "what tests know"],
  [
    "src/features/a/components/f.tsx",
    `import { tasksFeature } from "../feature";\nexport const b = tasksFeature;`,
    "A component calls procedures",
  ],
  ["src/server/b.ts", `import postgres from "postgres";\nexport const b = postgres;`, driver],
  ["src/server/c.ts", `import { jwtVerify } from "jose";\nexport const b = jwtVerify;`, tokens],
  ["src/server/auth/a.ts", `import postgres from "postgres";\nexport const b = postgres;`, driver],
  [
    "src/server/db/c.ts",
    `import postgres from "postgres";\nexport const b = postgres;`,
    "Only server/db/session makes",
  ],
  ["src/server/db/a.ts", `import { jwtVerify } from "jose";\nexport const b = jwtVerify;`, tokens],
  ["src/server/d.ts", `export const b = process.env["PORT"];`, "process.env"],
  ["src/server/e.ts", `export const b: any = 1;`, "any"],
  ["src/server/f.ts", `export const b = (a: unknown) => a as string;`, "assertion"],
  ["src/server/g.ts", `export const b = (a?: string) => a!.length;`, "non-null"],
  ["src/server/h.ts", `export function b() {\n  Promise.resolve(1);\n}`, "Promises must be awaited"],
  ["src/server/i.ts", `export const b = 1;\n`.repeat(1) + "\n// x".repeat(201), "too many lines"],
  ["src/server/j.ts", `export const b = () => console.log("x");`, "console"],
  ["src/server/k.ts", `import { l } from "./l";\nexport const k = () => l;`, "cycle"],
  ["src/server/l.ts", `import { k } from "./k";\nexport const l = () => k;`, "cycle"],
  ["src/server/s.ts", `import type { T } from "./t";\nexport type S = T | 1;`, "cycle"],
  ["src/server/t.ts", `import type { S } from "./s";\nexport type T = S[];`, "cycle"],
  ["src/server/db/d.ts", `import type { Auth } from "../auth/instance";\nexport type B = Auth;`, above],
  ["src/server/db/pool/d.ts", `export { addJob } from "../../jobs/add-job";`, above],
  ["src/server/jobs/d.ts", `import type { Environment } from "../env";\nexport type B = Environment;`, above],
  ["src/server/http/calls/d.ts", `export const b = () => import("../../trpc");`, above],
  ["src/server/errors.ts", `export { router } from "./router";`, above],
  ["src/server/context.ts", `export type { AppRouter } from "./router";`, above],
  [
    "src/app/f/page.tsx",
    `import type { PageProps } from "~/app/page-props";\nexport default (b: PageProps) => b;`,
    stays,
  ],
  ["src/client/e.ts", `export { api } from "~/client/api";`, stays],
  ["src/server/mail/d.ts", `export { log } from "~/server/log/log";`, stays],
  ["src/features/a/a.test.ts", "\n// x".repeat(301), "too many lines"],
  ["src/features/g/a.test.ts", `import { b } from "../../../client/b";\nexport const c = b;`, stays],
  ["src/features/g/router.ts", `import { Button } from "~/ui/button";\nexport const b = Button;`, "knows no browser"],
  ["src/features/g/b.test.ts", `import { it } from "vitest";\nit("adds", () => undefined);`, "consistent-test-it"],
  ["src/features/g/c.test.ts", `import { expect } from "vitest";\nexpect(1, "one", 2).toBe(1);`, "valid-expect"],
  ["src/features/g/d.ts", `export { jwtVerify } from "jose/jwt/verify";`, tokens],
  ["src/features/g/e.ts", `export const b = () => import("postgres");`, driver],
  ["src/features/g/f.ts", `export { default } from "~/features/../server/env";`, "goes straight"],
  ["src/features/g/h.ts", `export { default } from "./../../server/env";`, "goes straight"],
  ["src/features/g/i.ts", `export const b = require("postgres");`, "no-require-imports"],
  ["src/client/d.ts", `import page from "~/app/page";\nexport const b = page;`, route],
  ["src/server/n.ts", `import page from "~/app/page";\nexport const b = page;`, route],
  ["src/server/o.ts", `import { api } from "~/client/api";\nexport const b = api;`, "The server knows no browser"],
  ["src/shared/b.ts", `import { b } from "../ui/button";\nexport const c = b;`, stays],
  ["src/server/p.ts", `export const b = (a: string, c: unknown) => a == c;`, "eqeqeq"],
  ["src/server/q.ts", `import { Buffer } from "node:buffer";\nexport type B = Buffer;`, "consistent-type-imports"],
  [
    "src/server/r.ts",
    `export const b = (a: number[]) => a.map((c) => c).filter(async (c) => c > 1);`,
    "no-misused-promises",
  ],
  [
    "src/ui/b.tsx",
    `export const B = ({ of }: { of: string[] }) => of.map((_, at) => <p key={at} />);`,
    "no-array-index-key",
  ],
  [
    "src/ui/c.tsx",
    `import { createContext } from "react";\nconst Words = createContext({ a: "" });\nexport const C = ({ a }: { a: string }) => <Words.Provider value={{ a }} />;`,
    "no-constructed-context-values",
  ],
];

/** Similar code that is fine. */
const fine: [path: string, code: string][] = [
  ["src/app/e/page.tsx", `import { pageCaller } from "~/server/page-session";\nexport default pageCaller;`],
  ["src/features/b/queries.ts", `import { eq } from "drizzle-orm";\nexport const b = eq;`],
  ["src/features/b/list-queries.ts", `import { eq } from "drizzle-orm";\nexport const b = eq;`],
  [
    "src/features/b/components/a.tsx",
    `import type { Task } from "~/ui/button";\nimport { tag } from "../schema";\nexport const b = (task: Task) => [tag, task];`,
  ],
  ["src/client/c.ts", `import type { AppRouter } from "~/server/router";\nexport type Router = AppRouter;`],
  ["src/server/auth/b.ts", `import { jwtVerify } from "jose";\nexport const b = jwtVerify;`],
  ["src/server/db/b.ts", `import type postgres from "postgres";\nexport type B = postgres.Sql;`],
  ["src/server/db/session/driver.ts", `import postgres from "postgres";\nexport const b = postgres;`],
  ["src/server/env.ts", `export const b = process.env;`],
  ["src/server/mail/e.ts", `import type { Job } from "../jobs/job";\nexport type B = Job;`],
  ["src/server/api/calls/e.ts", `export { createCaller } from "../../router";`],
  ["src/server/m.ts", "export const b = 1;" + "\n// x".repeat(199)],
  [
    "src/testing/a.ts",
    `import postgres from "postgres";\nimport { jwtVerify } from "jose";\nexport const b = [postgres, jwtVerify];`,
  ],
];

let found: Diagnostic[];

beforeAll(async () => {
  found = await lintFiles([...violations, ...fine]);
});

const messagesFor = (path: string) =>
  found
    .filter(({ filename }) => filename === path)
    .map(({ message, help = "", code = "" }) => `${code} ${message} ${help}`);

test.each(violations.map(([path, , message]) => [path, message]))("%s is refused: %s", (path = "", message = "") => {
  expect(messagesFor(path).join("\n").toLowerCase()).toContain(message.toLowerCase());
});

test.each(fine.map(([path]) => path))("%s may be written", (path) => {
  expect(messagesFor(path)).toEqual([]);
});

test("each enabled rule is covered by a violation above", () => {
  const { rules } = z
    .object({ rules: z.record(z.string(), z.unknown()) })
    .parse(JSON.parse(readFileSync(".oxlintrc.json", "utf8").replace(/^\/\/.*/, "")));
  const codes = found.map(({ code = "" }) => code).join();
  const isOn = (setting: unknown) => setting !== "off";
  const names = Object.keys(rules).filter((name) => isOn(rules[name]));
  expect(names.filter((name) => !codes.includes(`(${name.replace(/^.*\//, "")})`))).toEqual([]);
});
