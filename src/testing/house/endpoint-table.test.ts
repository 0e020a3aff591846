import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { endpointPolicy } from "~/server/auth/better-auth/endpoint-policy";

const table = /better-auth\/(endpoint-policy|closed-endpoints)\.ts$/;
/** A hook of one endpoint, or an endpoint of our own: the compiler checks the first against the table, a test the second. */
const spelled = /\b(?:at|createAuthEndpoint)\(\s*$/;

/** Returns the places in `text` that name paths of the endpoint table. */
function decisionsIn(text: string): string[] {
  return [...text.matchAll(/"(\/[\w:/-]+)"/g)].flatMap(({ 1: path = "", index }) =>
    Object.hasOwn(endpointPolicy, path) && !spelled.test(text.slice(0, index)) ? [path] : [],
  );
}

/** Returns the patterns in `text` that begin like an endpoint's path. */
function patternsIn(text: string): string[] {
  const patterns = [...text.matchAll(/\/\^?\\\/\(?([\w-]+)|\.startsWith\("\/([\w-]+)/g)];
  const rooms = new Set(Object.keys(endpointPolicy).map((path) => path.split("/")[1]));
  return patterns.flatMap(([found, pattern, start]) => (rooms.has(pattern ?? start) ? [found] : []));
}

test("decisions about Better Auth's endpoints are in its table, and in no list or pattern of paths elsewhere", () => {
  const sources = ["src/server/auth", "src/server/api"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => join(folder, path)),
  );
  const code = sources.filter((path) => path.endsWith(".ts") && !/\.test(-d)?\.ts$/.test(path) && !table.test(path));
  expect(code.length).toBeGreaterThan(100);
  const strays = code.flatMap((path) => {
    const text = readFileSync(path, "utf8");
    return [...decisionsIn(text), ...patternsIn(text)].map((found) => `${path}: ${found}`);
  });
  expect(strays, "give OpenEndpoint in open-endpoint.ts a column, and read it by `where` or `endpointAt`").toEqual([]);
});

test("a list and a pattern of paths are found; hooks of one endpoint are accepted", () => {
  expect(decisionsIn('const confirmed = new Set(["/change-password", "/delete-user"]);')).toHaveLength(2);
  expect(decisionsIn('if (path === "/sign-in/email") return;')).toHaveLength(1);
  expect(patternsIn("const openings = /^\\/(sign-in\\/|callback\\/)/;")).toHaveLength(1);
  expect(patternsIn("const openings = /^\\/two-factor\\/verify-/;")).toHaveLength(1);
  expect(patternsIn('path.startsWith("/two-factor/verify-")')).toHaveLength(1);
  expect(decisionsIn('matcher: at("/change-password"), at(\n  "/sign-out")')).toEqual([]);
});
