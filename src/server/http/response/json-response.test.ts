import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { type Person, signUp } from "~/testing/people/people";
import { plantTasks } from "~/testing/people/tasks";

let ada: Person;
let longTask: string;

beforeAll(async () => {
  ada = await signUp();
  const words = "Ask for the latest figures first, then agree on who presents them. ".repeat(160);
  const [long] = await plantTasks(
    ada,
    Array.from({ length: 60 }, (_, at) => ({ description: at === 0 ? words : words.slice(0, 300) })),
  );
  longTask = `/api/tasks/${long?.id}`;
});

async function get(path: string, headers: Record<string, string> = {}) {
  const response = await ada.server.fetch(path, { headers: { authorization: `Bearer ${ada.token}`, ...headers } });
  return { headers: response.headers, status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
}

const decoders = { br: brotliDecompressSync, gzip: gunzipSync };
const large = [
  "/api/tasks",
  `/api/trpc/tasks.list?input=${encodeURIComponent('{"limit":100}')}`,
  `/api/trpc/tasks.list,tasks.tags?batch=1&input=${encodeURIComponent('{"0":{}}')}`,
  "/api/openapi.json",
];
const weights = [
  ["br", "br"],
  ["gzip", "gzip"],
  ["gzip, deflate, br, zstd", "br"],
  ["gzip;q=1.0, br;q=0", "gzip"],
  ["GZIP ; q=0.5", "gzip"],
] as const;

describe.each(large)("a large answer, %s,", (path) => {
  test.each(weights)("is compressed for clients that accept %s, with the same content", async (accepted, coding) => {
    const [plain, coded] = [await get(path), await get(path, { "accept-encoding": accepted })];
    expect(coded.headers.get("content-encoding")).toBe(coding);
    expect(coded.bytes.length).toBeLessThan(plain.bytes.length / 3);
    expect(decoders[coding](coded.bytes)).toEqual(plain.bytes);
    for (const name of ["content-type", "etag", "link", "cache-control"])
      expect([name, coded.headers.get(name)]).toEqual([name, plain.headers.get(name)]);
  });

  test.each(["", "identity", "br;q=0, gzip;q=0.000", "brotli", "*", "br;q=2", "x".repeat(3000)])(
    "is not compressed for clients that accept %j, with Vary for caches",
    async (accepted) => {
      const { headers, bytes } = await get(path, { "accept-encoding": accepted });
      expect(headers.has("content-encoding")).toBe(false);
      expect(headers.get("vary")?.toLowerCase()).toContain("accept-encoding");
      expect(() => void JSON.parse(bytes.toString())).not.toThrow();
    },
  );

  test.each(["cross-site", "same-site", "unheard-of"])(
    "is not compressed for a page of another origin (%s), because its length would reveal its content",
    async (site) => {
      const { headers } = await get(path, { "accept-encoding": "br", "sec-fetch-site": site });
      expect(headers.has("content-encoding")).toBe(false);
    },
  );
});

test("the ETag of a compressed response is the task's version, and a client with that version gets 304", async () => {
  const { headers } = await get(longTask, { "accept-encoding": "gzip" });
  expect([headers.get("content-encoding"), headers.get("etag")]).toEqual(["gzip", '"1"']);
  const known = await get(longTask, { "accept-encoding": "gzip", "if-none-match": '"1"' });
  expect([known.status, known.headers.has("content-encoding")]).toEqual([304, false]);
});

test.each(["/api/trpc/tasks.tags", "/api/tasks?limit=2", "/api/nothing", "/api/auth/get-session", "/api/auth/token"])(
  "a small response is not compressed: %s",
  async (path) => {
    const { headers } = await get(path, { "accept-encoding": "br, gzip", cookie: ada.cookie });
    expect(headers.has("content-encoding")).toBe(false);
    expect(headers.get("vary") ?? "").not.toMatch(/accept-encoding/i);
  },
);
