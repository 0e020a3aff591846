import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { satisfies } from "./version-range";

const versions = z.record(z.string(), z.string()).default({});
const manifest = z
  .looseObject({
    dependencies: versions,
    devDependencies: versions,
    overrides: versions,
    scripts: versions,
    engines: z.object({ node: z.string() }),
    allowScripts: z.record(z.string(), z.literal(false)),
  })
  .parse(JSON.parse(readFileSync("package.json", "utf8")));
const locked = z
  .object({
    packages: z.record(
      z.string(),
      z.looseObject({
        dependencies: versions,
        peerDependencies: versions,
        engines: z.union([z.looseObject({ node: z.string().optional() }), z.array(z.string())]).optional(),
        hasInstallScript: z.boolean().optional(),
        deprecated: z.string().optional(),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync("package-lock.json", "utf8"))).packages;
const wanted = { ...manifest.dependencies, ...manifest.devDependencies };

function installed(name: string): string {
  const { version } = z
    .looseObject({ version: z.string() })
    .parse(JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8")));
  return version;
}

const compare = new Intl.Collator("en", { numeric: true }).compare;

/** The first version of each without a known vulnerability. `npm audit` may be unavailable; this table is not. */
test.each([
  ["next", "16.2.6"],
  ["react", "19.2.6"],
  ["react-dom", "19.2.6"],
  ["drizzle-orm", "0.45.2"],
  ["better-auth", "1.7.22"],
])("%s is at least %s", (name, least) => {
  const [version = ""] = installed(name).split("-");
  expect(compare(version, least)).toBeGreaterThanOrEqual(0);
});

test("every version is pinned exactly, and is the installed one", () => {
  const exact = /^\d+\.\d+\.\d+(-[\w.]+)?$/;
  for (const [name, version] of Object.entries({ ...wanted, ...manifest.overrides })) {
    expect(version, name).toMatch(exact);
    expect(installed(name), name).toBe(version);
  }
});

/** The condition `npm ci` warns about, for packages of this platform. */
test("no package requires another Node.js than the supported ones", () => {
  const recommended = readFileSync(".nvmrc", "utf8").trim();
  expect([manifest.engines.node, recommended]).toEqual([">=20.19", "24"]);
  const promised = ["20.19.0", `${recommended}.0.0`];
  const incompatible = Object.entries(locked).flatMap(([path, { engines }]) => {
    const range = Array.isArray(engines) ? undefined : engines?.node;
    if (range === undefined || !existsSync(`${path}/package.json`)) return [];
    return promised.filter((version) => !satisfies(version, range)).map((version) => `${path}: ${version}`);
  });
  expect(incompatible).toEqual([]);
});

test("no package is deprecated, or has an install script without a decision", () => {
  const packages = Object.entries(locked);
  expect(packages.filter(([, { deprecated }]) => deprecated !== undefined)).toEqual([]);
  const withScripts = packages
    .filter(([, { hasInstallScript }]) => hasInstallScript === true)
    .map(([path]) => path.replace(/^.*node_modules\//, ""));
  expect(Object.keys(manifest.allowScripts)).toEqual([...new Set(withScripts)].toSorted());
});

test("packages that must match have the same version", () => {
  const families = ["@trpc/", "@tanstack/react-query", "react"];
  for (const family of families) {
    const members = Object.keys(wanted).filter((name) =>
      family.endsWith("/") ? name.startsWith(family) : name === family || name === `${family}-dom`,
    );
    expect(new Set(members.map((name) => wanted[name])).size, family).toBe(1);
  }
});

test("an override resolves contradicting version ranges, and is explained", () => {
  const explanation = readFileSync("CONTRIBUTING.md", "utf8");
  for (const [name, version] of Object.entries(manifest.overrides)) {
    const copies = Object.keys(locked).filter((path) => path.endsWith(`node_modules/${name}`));
    expect(copies, `${name} ${version}`).toEqual([`node_modules/${name}`]);
    const asked = Object.values(locked).flatMap(({ dependencies, peerDependencies }) => [
      dependencies[name] ?? [],
      peerDependencies[name] ?? [],
    ]);
    const exact = new Set(asked.flat().filter((range) => /^\d/.test(range)));
    expect(
      exact.size,
      `${name}: without the override every package gets the version it asks for, so remove it`,
    ).toBeGreaterThan(1);
    expect(explanation, `say in CONTRIBUTING.md why ${name} is overridden`).toContain(`\`${name}\` ${version}`);
  }
});

test("nothing of ours runs on installation", () => {
  const hooks = new Set(["preinstall", "install", "postinstall", "prepare", "prepublish"]);
  expect(Object.keys(manifest.scripts).filter((name) => hooks.has(name))).toEqual([]);
});

test("compares versions as numbers", () => {
  expect(compare("16.10.0", "16.2.6")).toBeGreaterThan(0);
  expect(compare("16.2.5", "16.2.6")).toBeLessThan(0);
});

test.each([
  ["20.19.0", ">=22.12.0", false],
  ["20.19.0", "^20.19 || ^22.12 || ^24", true],
  ["24.0.0", "^20.19 || >= 22", true],
  ["24.0.0", "^20.9.0", false],
  ["20.19.0", ">=18 <20", false],
  ["20.19.0", "20.x", true],
  ["20.19.0", "~20.18.1", false],
])("Node.js %s satisfies %s: %s", (version, range, isFit) => {
  expect(satisfies(version, range)).toBe(isFit);
});
