import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeBuiltPages } from "./built-pages";
import { copySources } from "./sources.mjs";
import { type Said, say, startWorker as runWorker } from "./worker-browser";
import { bundleWorker } from "./worker.mjs";

const file = "/_next/static/chunks/a.js";
const root = "/_next/static/chunks/root.js";
let directory = "";
let script = "";

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "keel-worker-"));
  await copySources(process.cwd(), directory);
  await writeBuiltPages(join(directory, ".next"), {
    id: "two",
    pages: { shell: ["a.js"], "(tasks)/today": ["a.js"] },
    files: { "chunks/a.js": "" },
  });
  await bundleWorker(directory);
  script = await readFile(join(directory, "public", "sw.js"), "utf8");
});
afterAll(() => rm(directory, { recursive: true, force: true }));

const never = new Promise<never>(() => undefined);
/** What a server of the release answers. */
const serve = async (url: string) => say(url === "/shell" ? shell : url);
const shell = "the shell of two";

const startWorker = (network: (url: string) => Promise<Said>, pages?: number) => runWorker(script, network, pages);

/** A worker that has been installed, in front of a server that then changes. */
async function installed(then: (url: string) => Promise<Said>, pages?: number) {
  let network = serve;
  const worker = startWorker((url) => network(url), pages);
  await worker.install();
  await worker.activate();
  network = then;
  return worker;
}

test("a release keeps its files and the shell, which is asked for as nobody, and removes what other releases have kept", async () => {
  const worker = await installed(serve);
  expect(worker.asked.map(({ url }) => url)).toEqual(["/shell", file, root]);
  expect(worker.asked[0]?.credentials).toBe("omit");
  expect(worker.caches()).toEqual(["another", "keel-release-two"]);
});

test("a release of which something is missing is not installed, and leaves what the one before has kept", async () => {
  for (const [missing, status] of [
    [file, 404],
    [file, 500],
    [root, 503],
    ["/shell", 500],
  ] as const) {
    const worker = startWorker(async (url) => (url === missing ? say(url, status) : serve(url)));
    await expect(worker.install()).rejects.toThrow(/kept|Not the shell/);
    expect(worker.caches()).toContain("keel-release-one");
  }
});

test("the shell of another release is not kept, as one of several servers may answer that has not been replaced yet", async () => {
  const worker = startWorker(async (url) => say(url === "/shell" ? "the shell of one" : url));
  await expect(worker.install()).rejects.toThrow("Not the shell of this release");
});

test("what the release before has kept stays for a page of it that is open beside the one that took over", async () => {
  const worker = await installed(serve, 2);
  expect(worker.caches()).toContain("keel-release-one");
  expect(await worker.open("/_next/static/chunks/old.js", "no-cors")).toBe("of one");
});

test("a new version takes over only when it is told to", async () => {
  const worker = await installed(serve);
  for (const odd of ["", undefined, {}, "skip"]) await worker.tell(odd);
  expect(worker.skips()).toBe(0);
  await worker.tell("skip-waiting");
  expect(worker.skips()).toBe(1);
});

test("a page that is of the new version already has it take over, unless another page is open", async () => {
  const worker = await installed(serve);
  expect(await worker.tell([file, root])).toBeUndefined();
  expect(worker.skips()).toBe(1);
  const other = await installed(serve, 2);
  expect(await other.tell([file, root])).toBe("waits");
  expect(other.skips()).toBe(0);
});

test("a page of an older version, or of none that is known, has the new one wait", async () => {
  const worker = await installed(serve);
  for (const files of [[file, "/_next/static/chunks/old.js"], [], [1], {}, null, file]) {
    expect(await worker.tell(files)).toBe("waits");
  }
  expect(worker.skips()).toBe(0);
});

test("a list comes from the server, from what was asked for beforehand if it was, whatever the answer says of the page", async () => {
  for (const status of [0, 200, 404, 429, 500]) {
    const worker = await installed(async () => say("asked", status));
    expect([status, await worker.open("/today")]).toEqual([status, "asked"]);
    expect([status, await worker.open("/today", "navigate", Promise.resolve(say("before", status)))]).toEqual([
      status,
      "before",
    ]);
  }
});

test("a list that does not come is the shell: no connection, none beforehand, an outage, or no answer in time", async () => {
  const refuse = () => Promise.reject(new TypeError("Failed to fetch"));
  for (const network of [refuse, () => never, ...[502, 503, 504].map((status) => async () => say("outage", status))]) {
    const worker = await installed(network);
    expect(await worker.open("/tasks?task=1")).toBe(shell);
  }
  const worker = await installed(refuse);
  const late = refuse();
  expect(await worker.open("/today", "navigate", late)).toBe(shell);
});

test("without a shell the outage is shown as it is", async () => {
  const worker = startWorker(async () => say("outage", 503));
  expect(await worker.open("/today")).toBe("outage");
  const unreachable = startWorker(() => Promise.reject(new TypeError("Failed to fetch")));
  await expect(unreachable.open("/today")).rejects.toThrow("Failed to fetch");
});

test("files of the release are not asked for again, nothing that was opened is kept, and what is not a list or a file is left to the browser", async () => {
  const worker = await installed(serve);
  const { length } = worker.asked;
  for (const path of ["/api/trpc/tasks.list", "/settings/data", "/", "/shell"])
    expect(await worker.open(path, "cors")).toBeUndefined();
  expect(await worker.open("/today?_rsc=1", "cors")).toBeUndefined();
  expect(worker.asked).toHaveLength(length);
  expect(await worker.open(file, "no-cors")).toBe(file);
  expect(worker.asked).toHaveLength(length);
  await worker.open("/today");
  await worker.open("/_next/static/chunks/later.js", "no-cors");
  expect(worker.asked).toHaveLength(length + 2);
  await worker.open("/_next/static/chunks/later.js", "no-cors");
  expect(worker.asked).toHaveLength(length + 3);
});
