import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { copySources } from "./sources.mjs";
import { bundleWorker } from "./worker.mjs";

const file = "/_next/static/chunks/a.js";
let directory = "";
let script = "";

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "keel-worker-"));
  await copySources(process.cwd(), directory);
  await mkdir(join(directory, ".next", "static", "chunks"), { recursive: true });
  await writeFile(join(directory, ".next", "static", "chunks", "a.js"), "");
  await writeFile(join(directory, ".next", "BUILD_ID"), "two");
  await bundleWorker(directory);
  script = await readFile(join(directory, "public", "sw.js"), "utf8");
});
afterAll(() => rm(directory, { recursive: true, force: true }));

interface Asked {
  url: string;
  credentials?: RequestCredentials;
}

const never = new Promise<never>(() => undefined);
const say = (text: string, status = 200) => ({ ok: status === 200, status, text });
type Said = ReturnType<typeof say>;

/** Runs the worker of the build in a browser with two old caches and this network. */
function startWorker(network: (url: string) => Promise<Said>) {
  const listeners = new Map<string, (event: object) => void>();
  const stores = new Map([
    ["keel-release-one", new Map<string, Said>()],
    ["another", new Map<string, Said>()],
  ]);
  const asked: Asked[] = [];
  let skips = 0;
  const ask = (given: Asked | string) => {
    const request = typeof given === "string" ? { url: given } : given;
    asked.push(request);
    return network(request.url);
  };
  const urlOf = (given: Asked | string) => {
    const { pathname, search } = new URL(typeof given === "string" ? given : given.url, self.location.origin);
    return pathname + search;
  };
  const caches = {
    keys: async () => [...stores.keys()],
    delete: async (name: string) => stores.delete(name),
    match: async (given: Asked | string, { cacheName }: { cacheName: string }) =>
      stores.get(cacheName)?.get(urlOf(given)),
    open: async (name: string) => {
      const store = stores.get(name) ?? new Map<string, Said>();
      stores.set(name, store);
      const add = async (given: Asked | string) => {
        const answer = await ask(given);
        if (!answer.ok) throw new TypeError("It cannot be kept.");
        store.set(urlOf(given), answer);
      };
      return { add, addAll: (given: string[]) => Promise.all(given.map(add)) };
    },
  };
  const self = {
    location: { origin: "https://keel.example" },
    clients: { claim: async () => undefined },
    registration: {},
    skipWaiting: async () => (skips += 1),
    addEventListener: (name: string, listener: (event: object) => void) => listeners.set(name, listener),
  };
  class Request {
    url: string;
    constructor(url: string, init: object) {
      this.url = url;
      Object.assign(this, init);
    }
  }
  const soon = (act: () => void) => setTimeout(act, 20);
  runInContext(script, createContext({ self, caches, fetch: ask, Request, URL, setTimeout: soon, Promise }));
  const live = async (name: "install" | "activate") => {
    const work: Promise<unknown>[] = [];
    listeners.get(name)?.({ waitUntil: (given: Promise<unknown>) => work.push(given) });
    await Promise.all(work);
  };
  return {
    install: () => live("install"),
    activate: () => live("activate"),
    caches: () => [...stores.keys()],
    asked,
    skips: () => skips,
    tell: (data: unknown) => listeners.get("message")?.({ data }),
    /** Returns what the worker answers; `undefined` where it leaves the request alone. */
    open: async (path: string, mode = "navigate", preloaded?: Promise<Said>): Promise<string | undefined> => {
      const answers: Promise<Said>[] = [];
      const request = { method: "GET", mode, url: `https://keel.example${path}` };
      const respondWith = (given: Promise<Said>) => answers.push(given);
      listeners.get("fetch")?.({ request, preloadResponse: Promise.resolve(preloaded), respondWith });
      return (await answers[0])?.text;
    },
  };
}

/** A worker that has been installed, in front of a server that then changes. */
async function installed(then: (url: string) => Promise<Said>) {
  let network = async (url: string) => say(url);
  const worker = startWorker((url) => network(url));
  await worker.install();
  await worker.activate();
  network = then;
  return worker;
}

test("a release keeps its files and the shell, which is asked for as nobody, and removes what other releases have kept", async () => {
  const worker = await installed(async (url) => say(url));
  expect(worker.asked.map(({ url }) => url)).toEqual(["/shell", file]);
  expect(worker.asked[0]?.credentials).toBe("omit");
  expect(worker.caches()).toEqual(["another", "keel-release-two"]);
});

test("a release of which something is missing is not installed", async () => {
  const worker = startWorker(async (url) => say(url, url === file ? 404 : 200));
  await expect(worker.install()).rejects.toThrow("kept");
});

test("a new version takes over only when it is told to", async () => {
  const worker = await installed(async (url) => say(url));
  for (const odd of ["", undefined, {}, "skip"]) worker.tell(odd);
  expect(worker.skips()).toBe(0);
  worker.tell("skip-waiting");
  expect(worker.skips()).toBe(1);
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
    expect(await worker.open("/tasks?task=1")).toBe("/shell");
  }
  const worker = await installed(refuse);
  const late = refuse();
  expect(await worker.open("/today", "navigate", late)).toBe("/shell");
});

test("without a shell the outage is shown as it is", async () => {
  const worker = startWorker(async () => say("outage", 503));
  expect(await worker.open("/today")).toBe("outage");
  const unreachable = startWorker(() => Promise.reject(new TypeError("Failed to fetch")));
  await expect(unreachable.open("/today")).rejects.toThrow("Failed to fetch");
});

test("files of the release are not asked for again, nothing that was opened is kept, and what is not a list or a file is left to the browser", async () => {
  const worker = await installed(async (url) => say(url));
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
