// @ts-check
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";

const compress = promisify(brotliCompress);
/** Smaller files, in bytes, are not worth compressing. */
const minBytes = 256;

/**
 * Writes a `.br` (RFC 7932) beside every script and style sheet, at the highest level, which is too slow for compressing on the fly.
 *
 * @param {string} directory
 */
export async function compressStatic(directory) {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter(({ name }) => /\.(js|css)$/.test(name))) {
    const path = join(entry.parentPath, entry.name);
    const content = await readFile(path);
    if (content.length >= minBytes) await writeFile(`${path}.br`, await compress(content));
  }
}
