import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Writes what Next's output in `directory` says of its pages, and its static files, given by their paths in there. */
export async function writeBuiltPages(
  directory: string,
  {
    id = "one",
    pages,
    files,
  }: { id?: string; pages: Record<string, readonly string[]>; files: Record<string, string> },
): Promise<void> {
  const put = async (path: string, content: string) => {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), content);
  };
  await put("BUILD_ID", id);
  await put("build-manifest.json", JSON.stringify({ rootMainFiles: ["static/chunks/root.js"] }));
  for (const [page, chunks] of Object.entries(pages)) {
    const modules = { "[project]/a.tsx": { chunks: chunks.map((name) => `/_next/static/chunks/${name}`) } };
    const manifest = `globalThis.__RSC_MANIFEST["/${page}"] = ${JSON.stringify({ clientModules: modules })};`;
    await put(join("server", "app", page, "page_client-reference-manifest.js"), manifest);
  }
  for (const [name, content] of Object.entries({ "chunks/root.js": "", ...files }))
    await put(join("static", name), content);
}
