/**
 * The service worker: has the lists open while the server cannot be reached. It keeps the files of its release and the shell, which is the same for
 * everybody; what belongs to a person is never in here. The build says which files these are.
 */
import { showNotifications } from "./notifications";
import { isOfRelease } from "./page-files";
import { saysOut, treatmentOf } from "./treatment";

interface LifeEvent extends Event {
  waitUntil: (work: Promise<unknown>) => void;
}

interface RequestEvent extends LifeEvent {
  request: Request;
  preloadResponse: Promise<Response | undefined>;
  respondWith: (answer: Promise<Response>) => void;
}

interface Events {
  install: LifeEvent;
  activate: LifeEvent;
  fetch: RequestEvent;
  message: MessageEvent<unknown>;
}

/** What a worker has, which TypeScript knows only in place of what a page has. */
declare const self: {
  location: Location;
  clients: { claim: () => Promise<void>; matchAll: (options: object) => Promise<readonly unknown[]> };
  registration: { navigationPreload?: { enable: () => Promise<void> } };
  skipWaiting: () => Promise<void>;
  addEventListener: <Name extends keyof Events>(name: Name, listener: (event: Events[Name]) => void) => void;
};
declare const release: { name: string; files: readonly string[] };

const prefix = "keel-release-";
const cacheName = prefix + release.name;
const shell = "/shell";
/** Who waits longer than this for a page would rather have the copy. */
const patience = 4000;

self.addEventListener("install", (event) => event.waitUntil(keepRelease()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("message", ({ data, ports: [port] }) => {
  if (data === "skip-waiting") void self.skipWaiting();
  else if (isOfRelease(data, release.files)) void takeOverAlone(port);
  else port?.postMessage("waits");
});
self.addEventListener("fetch", (event) => {
  const treatment = treatmentOf(event.request, self.location.origin);
  if (treatment === "file") event.respondWith(openFile(event.request));
  if (treatment === "list") event.respondWith(openList(event));
});

showNotifications();

async function keepRelease(): Promise<void> {
  // Without cookies, so that it is the page of nobody.
  const page = await fetch(new Request(shell, { credentials: "omit", cache: "reload" }));
  // While servers are being replaced one by one, that of another release may answer, whose shell needs other files.
  if (!page.ok || !(await page.clone().text()).includes(release.name))
    throw new TypeError("Not the shell of this release.");
  const cache = await caches.open(cacheName);
  await cache.addAll(release.files);
  await cache.put(shell, page);
}

/** Takes over without a question when the page that asks is the only one. */
async function takeOverAlone(port: MessagePort | undefined): Promise<void> {
  if (await isAlone()) await self.skipWaiting();
  else port?.postMessage("waits");
}

async function takeOver(): Promise<void> {
  if (await isAlone()) await removeOthers();
  await self.registration.navigationPreload?.enable();
  await self.clients.claim();
}

/** Removes what other releases have kept. A page of theirs that is open still would need it. */
async function removeOthers(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith(prefix) && name !== cacheName) await caches.delete(name);
  }
}

/** Returns whether at most one page is open. */
async function isAlone(): Promise<boolean> {
  return (await self.clients.matchAll({ type: "window", includeUncontrolled: true })).length <= 1;
}

async function openFile(request: Request): Promise<Response> {
  // The names contain hashes, so that what another release has kept under one is the same.
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}

async function openList({ request, preloadResponse }: RequestEvent): Promise<Response> {
  const asked = ask(request, preloadResponse);
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, patience));
  const answer = await Promise.race([asked.catch(() => undefined), late]);
  if (answer !== undefined && !saysOut(answer)) return answer;
  return (await caches.match(shell, { cacheName, ignoreVary: true })) ?? answer ?? asked;
}

async function ask(request: Request, preload: Promise<Response | undefined>): Promise<Response> {
  return (await preload) ?? fetch(request);
}
