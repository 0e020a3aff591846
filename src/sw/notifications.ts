import { type Notice, parseNotice } from "./notice";
import { parsePublicKey } from "./public-key";

interface LifeEvent extends Event {
  waitUntil: (work: Promise<unknown>) => void;
}

/** How a subscription has changed: https://www.w3.org/TR/push-api/#the-pushsubscriptionchange-event. Some browsers say nothing of it. */
interface Change {
  oldSubscription?: PushSubscription | null;
  newSubscription?: PushSubscription | null;
}

interface Events {
  push: LifeEvent & { data: { text: () => string } | null };
  notificationclick: LifeEvent & { action: string; notification: { data: unknown; close: () => void } };
  pushsubscriptionchange: LifeEvent & Change;
}

/** What a worker has of push messages, which TypeScript knows only in place of what a page has. */
declare const self: {
  location: Location;
  clients: {
    matchAll: (options: object) => Promise<readonly { url: string; focus: () => Promise<unknown> }[]>;
    openWindow: (url: string) => Promise<unknown>;
  };
  registration: {
    showNotification: (title: string, options: object) => Promise<void>;
    pushManager: PushManager;
  };
  addEventListener: <Name extends keyof Events>(name: Name, listener: (event: Events[Name]) => void) => void;
};

const hour = 3_600_000;
const buttons = [
  { action: "complete", title: "Complete" },
  { action: "snooze", title: "Snooze 1 hour" },
];

/** Shows push messages as notifications, and does what they are asked. */
export function showNotifications(): void {
  self.addEventListener("push", (event) => event.waitUntil(show(event.data?.text())));
  self.addEventListener("notificationclick", (event) => {
    event.notification.close();
    const notice = parseNotice(JSON.stringify(event.notification.data));
    event.waitUntil(answer(event.action, notice));
  });
  self.addEventListener("pushsubscriptionchange", (event) => event.waitUntil(renew(event).catch(() => undefined)));
}

function show(text: string | undefined): Promise<void> {
  const notice = parseNotice(text);
  const { title, body, tag, task } = notice;
  const actions = task === undefined ? [] : buttons;
  const icon = "/icons/icon-192.png";
  return self.registration.showNotification(title, { body, tag, icon, actions, data: notice });
}

/** Does what a button says, as the user who is signed in here now. What the server refuses is left to them: the task opens. */
async function answer(action: string, { path, task }: Notice): Promise<void> {
  if (task !== undefined && action === "complete") {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    if (await call("tasks.setCompleted", { id: task, completed: true, timeZone })) return;
  }
  if (task !== undefined && action === "snooze") {
    const at = new Date(Date.now() + hour).toISOString();
    if (await call("reminders.create", { taskId: task, at })) return;
  }
  await open(path);
}

/** Shows the page that is open there already, or opens one. */
async function open(path: string): Promise<void> {
  const { href } = new URL(path, self.location.origin);
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const shown = pages.find(({ url }) => url === href);
  await (shown === undefined ? self.clients.openWindow(href) : shown.focus());
}

/**
 * Subscribes anew when the browser has ended a subscription, as it may at any time, and tells the server. Rejects if nobody is signed in, or the user no
 * longer allows notifications.
 */
async function renew({ oldSubscription, newSubscription }: Change): Promise<void> {
  const subscription = newSubscription ?? (await subscribe(oldSubscription?.options.applicationServerKey));
  const { endpoint, keys } = subscription.toJSON();
  await call("push.subscribe", { endpoint, p256dh: keys?.["p256dh"], auth: keys?.["auth"] });
}

async function subscribe(former: ArrayBuffer | null | undefined): Promise<PushSubscription> {
  const key = former ?? parsePublicKey(await (await fetch("/api/trpc/push.devices")).text());
  if (key === undefined) throw new Error("The server has told no key.");
  return self.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
}

/** Calls a procedure with the cookies of this browser. Returns whether it succeeded. */
async function call(procedure: string, input: object): Promise<boolean> {
  const headers = { "content-type": "application/json" };
  const request = { method: "POST", headers, body: JSON.stringify(input) };
  const response = await fetch(`/api/trpc/${procedure}`, request).catch(() => undefined);
  return response?.ok === true;
}
