import { createContext, runInContext } from "node:vm";

interface Asked {
  url: string;
  credentials?: RequestCredentials;
}

/** Returns an answer of the network. */
export const say = (text: string, status = 200) => ({
  ok: status === 200,
  status,
  text,
  clone: () => ({ text: async () => text }),
});
export type Said = ReturnType<typeof say>;

/** Runs the script of a worker in a browser with two old caches, this network, and as many open pages. */
export function startWorker(script: string, network: (url: string) => Promise<Said>, pages = 1) {
  const listeners = new Map<string, (event: object) => void>();
  const stores = new Map([
    ["keel-release-one", new Map([["/_next/static/chunks/old.js", say("of one")]])],
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
    match: async (given: Asked | string, { cacheName }: { cacheName?: string }) => {
      const asked = cacheName === undefined ? [...stores.values()] : [stores.get(cacheName)];
      return asked.flatMap((store) => store?.get(urlOf(given)) ?? [])[0];
    },
    open: async (name: string) => {
      const store = stores.get(name) ?? new Map<string, Said>();
      stores.set(name, store);
      const add = async (given: Asked | string) => {
        const answer = await ask(given);
        if (!answer.ok) throw new TypeError("It cannot be kept.");
        store.set(urlOf(given), answer);
      };
      const put = async (path: string, answer: Said) => void store.set(path, answer);
      return { put, addAll: (given: string[]) => Promise.all(given.map(add)) };
    },
  };
  const self = {
    location: { origin: "https://keel.example" },
    clients: { claim: async () => undefined, matchAll: async () => Array.from({ length: pages }) },
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
    /** Returns what the worker says to this, if anything, within a moment. */
    tell: async (data: unknown): Promise<unknown> => {
      const said: unknown[] = [];
      listeners.get("message")?.({ data, ports: [{ postMessage: (answer: unknown) => said.push(answer) }] });
      await new Promise((resolve) => setTimeout(resolve));
      return said[0];
    },
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
