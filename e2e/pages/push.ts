import type { Page, Request, Route } from "@playwright/test";

/** A change that a page sends. */
interface SentCommand {
  procedure: string;
  input: Record<string, unknown>;
}

interface Push {
  commands: SentCommand[];
}

type Procedure =
  | "projects.create"
  | "tasks.create"
  | "tasks.update"
  | "tasks.setCompleted"
  | "tasks.delete"
  | "tasks.restore";

const address = "**/api/trpc/sync.push*";

const readPush = (request: Request): Push => request.postDataJSON();
const holds = (push: Push, procedure: Procedure) => push.commands.some((command) => command.procedure === procedure);

/** Runs `act` for each of the next pushes with a change of this kind. Returns a function that stops it. */
async function onPush(
  page: Page,
  procedure: Procedure,
  { times, act }: { times: number; act: (route: Route, push: Push) => Promise<void> },
): Promise<() => void> {
  let left = times;
  await page.route(address, async (route) => {
    const push = readPush(route.request());
    if (left === 0 || !holds(push, procedure)) return route.fallback();
    left -= 1;
    return act(route, push);
  });
  return () => {
    left = 0;
  };
}

/** Lets the server fail when it is sent changes of this kind, for as often as `times` or until the returned function is called. */
export async function failPush(page: Page, procedure: Procedure, times = 1): Promise<() => void> {
  return onPush(page, procedure, { times, act: (route) => route.fulfill({ status: 503, body: "" }) });
}

/**
 * Lets no change reach the server, not even one that is sent in the last event of a page, which the driver does not see, until the returned function is
 * called. Call it before the page is opened.
 */
export async function cutPush(page: Page): Promise<() => Promise<void>> {
  await page.addInitScript(() => {
    const { fetch } = window;
    window.fetch = (input, init) => {
      const address = input instanceof Request ? input.url : String(input);
      const isCut = address.includes("/api/trpc/sync.push") && localStorage.getItem("test:push") === null;
      return isCut ? Promise.reject(new TypeError("Failed to fetch")) : fetch(input, init);
    };
  });
  return () => page.evaluate(() => localStorage.setItem("test:push", "resumed"));
}

/** Lets the answer to a change of this kind get lost, after the server has carried it out. */
export async function loseAnswer(page: Page, procedure: Procedure): Promise<void> {
  const act = async (route: Route) => {
    await route.fetch();
    await route.abort();
  };
  await onPush(page, procedure, { times: 1, act });
}

/** Holds changes of this kind back until the returned function is called. */
export async function holdPush(page: Page, procedure: Procedure): Promise<() => void> {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const act = async (route: Route) => {
    await held;
    await route.continue();
  };
  await onPush(page, procedure, { times: 1, act });
  return release;
}

/** Lets the server refuse changes of this kind for good, for as often as `times` or until the returned function is called: they arrive with these values instead of their own. */
export async function spoilPush(
  page: Page,
  procedure: Procedure,
  { values, times = 1 }: { values: Record<string, unknown>; times?: number },
): Promise<() => void> {
  const act = (route: Route, { commands, ...push }: Push) => {
    const spoilt = commands.map((command) =>
      command.procedure === procedure ? { ...command, input: { ...command.input, ...values } } : command,
    );
    return route.fallback({ postData: JSON.stringify({ ...push, commands: spoilt }) });
  };
  return onPush(page, procedure, { times, act });
}

/** Waits for the next push with a change of this kind. Returns the changes of this kind in it. */
export async function waitForPush(page: Page, procedure: Procedure): Promise<SentCommand[]> {
  const request = await page.waitForRequest(
    (sent) => sent.url().includes("/api/trpc/sync.push") && holds(readPush(sent), procedure),
  );
  return readPush(request).commands.filter((command) => command.procedure === procedure);
}
