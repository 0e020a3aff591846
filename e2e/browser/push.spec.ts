import type { Page, Worker } from "@playwright/test";
import { z } from "zod";
import { expectNoViolations } from "../setup/axe";
import { expect, test } from "../setup/fixtures";
import { untilHydrated } from "../setup/hydrated";

test.use({ serviceWorkers: "allow" });

const updated = z.object({ registrations: z.array(z.object({ registrationId: z.string() })) });

/** Delivers a push message to the worker of this browser, in place of its push service. */
async function deliver(page: Page, origin: string, message: object | string): Promise<void> {
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  const device = await page.context().newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    device.on("ServiceWorker.workerRegistrationUpdated", (event) => {
      const [found] = updated.parse(event).registrations;
      if (found !== undefined) resolve(found.registrationId);
    });
  });
  await device.send("ServiceWorker.enable");
  const data = typeof message === "string" ? message : JSON.stringify(message);
  await device.send("ServiceWorker.deliverPushMessage", { origin, registrationId: await registered, data });
  await device.detach();
}

/** Opens the settings once the worker runs, which pages with tasks start. */
async function openWithWorker(page: Page): Promise<void> {
  await page.goto("/tasks");
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await page.goto("/settings/notifications");
  await untilHydrated(page);
  await workerOf(page).evaluate(screen);
}

function workerOf(page: Page): Worker {
  const [worker] = page.context().serviceWorkers();
  if (worker === undefined) throw new Error("No worker runs.");
  return worker;
}

/** Stands in for the screen in the worker, because a headless shell has none for notifications: one of a tag replaces the one before. */
const screen = `(() => {
  let shown = [];
  const without = (tag) => shown.filter((one) => one.tag !== tag);
  self.registration.showNotification = async (title, options) => {
    shown = [...without(options.tag), { ...options, title, close: () => (shown = without(options.tag)) }];
  };
  self.registration.getNotifications = async ({ tag } = {}) => shown.filter((one) => tag === undefined || one.tag === tag);
})()`;

/** Returns the notifications that are shown. */
const shown = async (page: Page) =>
  workerOf(page).evaluate(`(async () => {
    const all = await self.registration.getNotifications();
    return all.map(({ title, body, tag }) => ({ title, body, tag }));
  })()`);

/** Presses the notification or one of its buttons. Returns the address that it opens. */
async function press(page: Page, action: string): Promise<string | undefined> {
  const opened = await workerOf(page).evaluate(`(async () => {
    const [notification] = await self.registration.getNotifications();
    const opened = [];
    self.clients.openWindow = async (url) => { opened.push(url); };
    const works = [];
    const waitUntil = (work) => works.push(work);
    const event = Object.assign(new Event("notificationclick"), { notification, action: ${JSON.stringify(action)}, waitUntil });
    self.dispatchEvent(event);
    await Promise.all(works);
    return opened[0];
  })()`);
  return z.string().optional().parse(opened);
}

test("a reminder is shown once on the screen, leads to its task, and its buttons complete and put off", async ({
  page,
  api,
  origin,
}) => {
  const { id } = await api.tasks.create.mutate({ title: "Water the ferns" });
  const message = {
    title: "Water the ferns",
    body: "Due today",
    tag: `task-${id}`,
    path: `/tasks?task=${id}`,
    task: id,
  };
  await openWithWorker(page);
  await deliver(page, origin, message);
  await expect.poll(() => shown(page)).toEqual([{ title: "Water the ferns", body: "Due today", tag: `task-${id}` }]);
  await deliver(page, origin, { ...message, body: "Due now" });
  await expect.poll(() => shown(page)).toMatchObject([{ body: "Due now" }]);
  expect(await press(page, "")).toBe(`${origin}/tasks?task=${id}`);

  await deliver(page, origin, message);
  await expect.poll(() => shown(page)).toHaveLength(1);
  expect(await press(page, "snooze")).toBeUndefined();
  expect((await api.reminders.list.query({ taskId: id })).items).toHaveLength(1);

  await deliver(page, origin, message);
  await expect.poll(() => shown(page)).toHaveLength(1);
  expect(await press(page, "complete")).toBeUndefined();
  expect((await api.tasks.list.query({ completed: "completed" })).items).toMatchObject([{ id }]);
});

test("a button that the server refuses opens the task, and a message that cannot be read opens today", async ({
  page,
  origin,
  me: _signedIn,
  allowErrors,
}) => {
  allowErrors(/Failed to load resource/);
  const id = "0198c5d2-7a10-7cc3-9f0e-3b1f6f6f2a51";
  await openWithWorker(page);
  await deliver(page, origin, { title: "Gone", body: "Due", tag: "gone", path: `/tasks?task=${id}`, task: id });
  await expect.poll(() => shown(page)).toHaveLength(1);
  expect(await press(page, "complete")).toBe(`${origin}/tasks?task=${id}`);
  await deliver(page, origin, "not JSON");
  await expect.poll(() => shown(page)).toMatchObject([{ title: "Keel" }]);
  expect(await press(page, "")).toBe(`${origin}/today`);
});

test(
  "a browser that blocks notifications says how to allow them",
  { tag: "@phone" },
  async ({ page, me: _signedIn }) => {
    await page.addInitScript(() => Object.defineProperty(Notification, "permission", { get: () => "denied" }));
    await page.goto("/settings/notifications");
    await expect(page.getByLabel("On this device")).toBeDisabled();
    await expect(page.getByText("Notifications of this site are blocked.")).toBeVisible();
    await expectNoViolations(page);
  },
);
