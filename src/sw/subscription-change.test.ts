import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Person, signUp } from "~/testing/people/people";
import { createPushBrowser } from "~/testing/push/push-browser";
import { callerAs } from "~/testing/server/caller";
import { showNotifications } from "./notifications";

let ada: Person;
let worker: EventTarget;
let subscribe: ReturnType<typeof vi.fn<(options: unknown) => Promise<unknown>>>;
const key = new Uint8Array([4, 1, 2, 3]).buffer;

beforeEach(async () => {
  ada = await signUp();
  worker = new EventTarget();
  subscribe = vi.fn<(options: unknown) => Promise<unknown>>();
  Object.assign(worker, { registration: { pushManager: { subscribe } }, location: { origin: "https://keel.example" } });
  vi.stubGlobal("self", worker);
  // The browser adds its cookies.
  vi.stubGlobal("fetch", (path: string, init?: RequestInit) => {
    const headers = new Headers(init?.headers);
    headers.set("authorization", `Bearer ${ada.token}`);
    return ada.server.fetch(path, { ...init, headers });
  });
  showNotifications();
});
afterEach(() => vi.unstubAllGlobals());

/** Ends the browser's subscription, as its push service may at any time, and waits for what the worker does. */
async function change(event: object): Promise<void> {
  const work: Promise<unknown>[] = [];
  const waitUntil = (promise: Promise<unknown>) => work.push(promise);
  worker.dispatchEvent(Object.assign(new Event("pushsubscriptionchange"), { waitUntil, ...event }));
  await Promise.all(work);
}

/** Has the browser give a subscription. Returns its endpoint. */
function offer() {
  const { endpoint, p256dh, auth } = createPushBrowser().subscription;
  const given = { endpoint, keys: { p256dh, auth } };
  const subscription = { toJSON: () => given, options: { applicationServerKey: key } };
  subscribe.mockResolvedValueOnce(subscription);
  return subscription;
}

const devices = async () => (await callerAs(ada).push.devices.query()).devices;

test("a browser whose subscription has ended is subscribed anew with the same key, and goes on being this device", async () => {
  await callerAs(ada).push.subscribe.mutate(createPushBrowser().subscription);
  offer();
  await change({ oldSubscription: { options: { applicationServerKey: key } } });
  expect(subscribe).toHaveBeenCalledExactlyOnceWith({ userVisibleOnly: true, applicationServerKey: key });
  expect(await devices()).toMatchObject([{ isCurrent: true, lastUsedAt: null }]);
});

test("a browser that has subscribed anew by itself tells the server of the new subscription", async () => {
  const newSubscription = offer();
  await change({ newSubscription, oldSubscription: null });
  expect(subscribe).not.toHaveBeenCalled();
  expect(await devices()).toHaveLength(1);
});

test("without the former subscription the key of the server is used", async () => {
  offer();
  await change({});
  const { publicKey } = await callerAs(ada).push.devices.query();
  expect(subscribe).toHaveBeenCalledExactlyOnceWith({ userVisibleOnly: true, applicationServerKey: publicKey });
  expect(await devices()).toHaveLength(1);
});

test("who has signed out, or has taken the permission back, is subscribed no more, without an error", async () => {
  subscribe.mockRejectedValue(new DOMException("Permission denied", "NotAllowedError"));
  await change({ oldSubscription: { options: { applicationServerKey: key } } });
  ada = { ...ada, token: "" };
  await change({});
  expect(subscribe).toHaveBeenCalledTimes(1);
});
