import { newUuid } from "~/shared/uuidv7";
import { readKey, readString } from "../read-answer";
import type { UnsavedSource } from "./unsaved";

/** Milliseconds in which the tabs that have changes say so. */
const roundTrip = 150;
const request = "save";
const open = (userId: string) =>
  "BroadcastChannel" in globalThis ? new BroadcastChannel(`keel-${userId}-unsaved`) : undefined;

/** Saves the changes that only this tab has when another tab of the user asks for it, until `signal` aborts. */
export function answerOtherTabs(userId: string, source: UnsavedSource, signal: AbortSignal): void {
  if (signal.aborted) return;
  const channel = open(userId);
  const tab = newUuid();
  const countOwn = () => (source.read().isOnDisk ? 0 : source.read().waiting);
  const save = async () => {
    if (countOwn() === 0) return;
    channel?.postMessage({ tab, waiting: countOwn() });
    await source.sendNow().catch(() => false);
    if (!signal.aborted) channel?.postMessage({ tab, waiting: countOwn() });
  };
  channel?.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    if (data === request) void save();
  });
  signal.addEventListener("abort", () => channel?.close());
}

/** Has the user's other tabs save the changes that only they have, until all are saved or `late` resolves. Returns how many are left. */
export async function saveInOtherTabs(userId: string, late: Promise<void>): Promise<number> {
  const channel = open(userId);
  if (channel === undefined) return 0;
  const left = new Map<string, number>();
  const sum = () => [...left.values()].reduce((total, count) => total + count, 0);
  let settle = () => {};
  const settled = new Promise<void>((resolve) => (settle = resolve));
  channel.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    const [tab, waiting] = [readString(data, "tab"), readKey(data, "waiting")];
    if (tab === undefined || typeof waiting !== "number" || !(waiting >= 0)) return;
    left.set(tab, waiting);
    if (sum() === 0) settle();
  });
  channel.postMessage(request);
  await new Promise((resolve) => setTimeout(resolve, roundTrip));
  if (sum() > 0) await Promise.race([settled, late]);
  channel.close();
  return sum();
}
