import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const camelCase = (name: string) => name.replaceAll(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase());

/** Returns what the features below `source` lack, as the files and lines to add. */
export function featureFaults(source: string): string[] {
  const list = readFileSync(join(source, "server/router.ts"), "utf8");
  const folders = readdirSync(join(source, "features"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.flatMap(({ name }) => {
    const key = camelCase(name);
    const file = join(source, "features", name, "feature.ts");
    const declaration = `export const ${key}Feature = { router: ${key}Router, events: [], permissions: [], jobs: [], links: [], exported: {} } satisfies Feature;`;
    const lines = [`import { ${key}Feature } from "~/features/${name}/feature";`, `  ${key}: ${key}Feature,`];
    const made = `create${key.charAt(0).toUpperCase()}${key.slice(1)}Feature`;
    const isThere = (line: string) =>
      list.includes(line) || list.includes(line.replace(`${key}Feature`, made).replace(/,$/, "("));
    const missing = lines.filter((line) => !isThere(line));
    const additions = missing.map((line) => `Add to ${join(source, "server/router.ts")}: ${line}`);
    return existsSync(file) ? additions : [`Add ${file}: ${declaration}`].concat(additions);
  });
}
