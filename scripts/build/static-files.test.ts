import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listen } from "~/server/http/listen";
import { serveCompressed } from "~/server/http/static-files";
import { compressStatic } from "./compress-static.mjs";

const script = "export const words = 'the same words again and again';\n".repeat(200);
const server = createServer();
let directory = "";
let port = 0;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "keel-static-"));
  await mkdir(join(directory, "chunks"));
  await writeFile(join(directory, "chunks", "one.js"), script);
  await writeFile(join(directory, "chunks", "short.js"), "1;");
  await writeFile(join(directory, "picture.png"), script);
  await compressStatic(directory);
  const handler = await serveCompressed(directory, (_request, response) => void response.end("otherwise"));
  server.on("request", (incoming, outgoing) => void handler(incoming, outgoing));
  port = await listen(server, 0, "127.0.0.1");
});

afterAll(async () => {
  server.close();
  await rm(directory, { recursive: true, force: true });
});

function get(path: string, headers: Record<string, string> = {}, method = "GET") {
  return new Promise<{ status: number | undefined; headers: Record<string, unknown>; body: Buffer }>(
    (resolve, reject) => {
      request({ host: "127.0.0.1", port, path, headers, method }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () =>
          resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }),
        );
      })
        .on("error", reject)
        .end();
    },
  );
}

const one = "/_next/static/chunks/one.js";
const brotli = { "accept-encoding": "gzip, deflate, br" };

describe("a static file that the build compressed", () => {
  test("is sent compressed, complete, and cacheable for ever", async () => {
    const { status, headers, body } = await get(one, brotli);
    expect(status).toBe(200);
    expect(brotliDecompressSync(body).toString()).toBe(script);
    expect(headers).toMatchObject({
      "content-encoding": "br",
      "content-type": "application/javascript; charset=UTF-8",
      "content-length": String(body.length),
      "cache-control": "public, max-age=31536000, immutable",
      vary: "Accept-Encoding",
    });
  });

  test("is not sent again to a client that has it", async () => {
    const { headers } = await get(one, brotli);
    const again = await get(one, { ...brotli, "if-none-match": String(headers["etag"]) });
    expect([again.status, again.body.length]).toEqual([304, 0]);
  });

  test("is not sent again to a client that has it among others, or has any", async () => {
    const tag = String((await get(one, brotli)).headers["etag"]);
    for (const known of [`"another", ${tag}`, `W/${tag}`, "*"])
      expect((await get(one, { ...brotli, "if-none-match": known })).status, known).toBe(304);
  });

  test.each(["bytes=5-2", "bytes=2-5", "bytes=x"])("is sent completely when %s of it is requested", async (range) => {
    const { status, body } = await get(one, { ...brotli, range });
    expect(status).toBe(200);
    expect(brotliDecompressSync(body).toString()).toBe(script);
  });

  test("answers HEAD with its headers alone", async () => {
    const { status, headers, body } = await get(one, brotli, "HEAD");
    expect([status, headers["content-encoding"], body.length]).toEqual([200, "br", 0]);
  });

  test.each(["gzip", "br;q=0", "br;q=0.000", "identity", "bro"])(
    "is left to the pages for a client that accepts %s",
    async (accepted) => {
      expect((await get(one, { "accept-encoding": accepted })).body.toString()).toBe("otherwise");
    },
  );

  test.each(["br;q=0.5", "BR", "br ; q=1.0"])("is sent to a client that accepts %s", async (accepted) => {
    expect((await get(one, { "accept-encoding": accepted })).headers["content-encoding"]).toBe("br");
  });
});

test.each([
  "/_next/static/chunks/short.js",
  "/_next/static/picture.png",
  "/_next/static/chunks/one.js.br",
  "/_next/static/../static/chunks/one.js",
  "/_next/static/chunks/%6fne.js",
  "/today",
])("%s is left to the pages", async (path) => {
  expect((await get(path, brotli)).body.toString()).toBe("otherwise");
});
