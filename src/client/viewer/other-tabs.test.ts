import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { newUuid } from "~/shared/uuidv7";
import { answerOtherTabs, saveInOtherTabs } from "./other-tabs";

let stop: AbortController;
let user: string;
const never = new Promise<void>(() => undefined);
const now = Promise.resolve();

/** Opens a tab with changes. Those that `saves` are gone once it was asked. */
function openTab({ waiting, isOnDisk = false, saves = 0 }: { waiting: number; isOnDisk?: boolean; saves?: number }) {
  let left = waiting;
  const sendNow = vi.fn<() => Promise<boolean>>(async () => {
    left -= saves;
    return left === 0;
  });
  answerOtherTabs(
    user,
    { read: () => ({ waiting: left, undecided: 0, state: "retrying", isOnDisk, fitsInExit: true }), sendNow },
    stop.signal,
  );
  return sendNow;
}

beforeEach(() => {
  stop = new AbortController();
  user = newUuid();
});
afterEach(() => stop.abort());

test("without other tabs nothing is left in them", async () => {
  expect(await saveInOtherTabs(user, never)).toBe(0);
});

test("a tab that alone has changes saves them when another one asks", async () => {
  const sendNow = openTab({ waiting: 2, saves: 2 });
  expect(await saveInOtherTabs(user, never)).toBe(0);
  expect(sendNow).toHaveBeenCalledTimes(1);
});

test("what the other tabs cannot save in time is counted, and what is on disk is not, because every tab saves that", async () => {
  openTab({ waiting: 2, saves: 1 });
  openTab({ waiting: 3 });
  const onDisk = openTab({ waiting: 5, isOnDisk: true });
  expect(await saveInOtherTabs(user, now)).toBe(4);
  expect(onDisk).not.toHaveBeenCalled();
});

test("a tab of another user is not asked", async () => {
  const sendNow = openTab({ waiting: 2 });
  expect(await saveInOtherTabs(newUuid(), now)).toBe(0);
  expect(sendNow).not.toHaveBeenCalled();
});

test("what another version of the page says counts for nothing", async () => {
  const channel = new BroadcastChannel(`keel-${user}-unsaved`);
  channel.addEventListener("message", () => {
    for (const message of [null, "save", { waiting: 3 }, { tab: "a", waiting: "3" }, { tab: "a", waiting: Number.NaN }])
      channel.postMessage(message);
  });
  expect(await saveInOtherTabs(user, now)).toBe(0);
  channel.close();
});
