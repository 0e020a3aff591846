import { spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { z } from "zod";

const report = z.object({
  diagnostics: z.array(
    z.object({
      message: z.string(),
      help: z.string().optional(),
      code: z.string().optional(),
      filename: z.string(),
      severity: z.string(),
    }),
  ),
});
export type Diagnostic = z.infer<typeof report>["diagnostics"][number];

/** Returns the linter's errors, with this repository's settings, in files that exist only in a copy of it. */
export async function lintFiles(
  files: readonly (readonly [path: string, code: string, ...unknown[]])[],
): Promise<Diagnostic[]> {
  const copy = await mkdtemp(join(tmpdir(), "keel-lint-"));
  try {
    for (const name of [".oxlintrc.json", "tsconfig.json"]) await cp(name, join(copy, name));
    await symlink(resolve("node_modules"), join(copy, "node_modules"));
    for (const [path, code] of files) {
      await mkdir(join(copy, dirname(path)), { recursive: true });
      await writeFile(join(copy, path), `${code}\n`);
    }
    const folders = new Set(files.map(([path]) => path.slice(0, path.indexOf("/"))));
    const { diagnostics } = report.parse(JSON.parse(await lint(copy, folders)));
    return diagnostics.filter(({ severity }) => severity === "error");
  } finally {
    await rm(copy, { recursive: true });
  }
}

function lint(directory: string, folders: Iterable<string>): Promise<string> {
  return new Promise((answer, reject) => {
    const child = spawn(resolve("node_modules/.bin/oxlint"), ["--format=json", ...folders], { cwd: directory });
    const printed: Buffer[] = [];
    child.stdout.on("data", (part: Buffer) => printed.push(part));
    child.on("error", reject);
    child.on("close", () => answer(Buffer.concat(printed).toString()));
  });
}
