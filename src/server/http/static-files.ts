import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import { evaluateConditions, refuseConditions } from "./conditions/file-conditions";
import { takes } from "./response/content-coding";
import type { Handler } from "./listen";

const types: Record<string, string> = {
  ".js": "application/javascript; charset=UTF-8",
  ".css": "text/css; charset=UTF-8",
};
const prefix = "/_next/static/";

/**
 * Serves the files that the build compressed with Brotli (RFC 7932), which are a seventh smaller than files compressed on the fly. Their names
 * contain the hash of their content, so they are cached for ever. Other requests are passed to `otherwise`.
 * @param directory the build's static files; those with a `.br` file beside them are served
 */
export async function serveCompressed(directory: string, otherwise: Handler): Promise<Handler> {
  const files = new Map<string, { path: string; size: number; modifiedAt: Date; type: string }>();
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => [])) {
    const path = join(entry.parentPath, entry.name);
    const address = prefix + relative(directory, path).split(sep).join("/").replace(/\.br$/, "");
    const type = types[extname(address)];
    if (!entry.name.endsWith(".br") || type === undefined) continue;
    const { size, mtime } = await stat(path);
    files.set(address, { path, size, modifiedAt: mtime, type });
  }
  return (request, response) => {
    const [address = ""] = (request.url ?? "").split("?");
    const file = takes(request.headers["accept-encoding"] ?? "", "br") ? files.get(address) : undefined;
    if (file === undefined) return otherwise(request, response);
    const tag = `"${file.size.toString(36)}-br"`;
    const fault = evaluateConditions(request.headers, { ...file, tag });
    if (fault !== undefined && fault !== 304) return refuseConditions(request, response, { fault, size: file.size });
    response.setHeader("vary", "Accept-Encoding");
    response.setHeader("cache-control", "public, max-age=31536000, immutable");
    response.setHeader("etag", tag);
    if (fault === 304) return void response.writeHead(304).end();
    response.writeHead(200, { "content-type": file.type, "content-encoding": "br", "content-length": file.size });
    if (request.method === "HEAD") return void response.end();
    createReadStream(file.path)
      .on("error", () => response.destroy())
      .pipe(response);
  };
}
