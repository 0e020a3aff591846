import { removeNotes } from "../../viewer/unread-lines";
import { readKey, readString } from "../../read-answer";
import type { GivenEntry } from "./outbox";

const prefix = "keel:given:";
const keyOf = (userId: string) => `${prefix}${userId}`;

/** What a page that is being left no longer hands over: nothing at all, or only what its disk is still storing. */
type Stop = "signed out" | "session ended";
const eventOf = (stop: Stop) => `keel:${stop}`;

/** Leaves what only this page has to the next page of the tab, in its last event, beside what other copies in this page have left. */
export function handOver(userId: string, entries: readonly GivenEntry[]): void {
  if (entries.length === 0) return;
  try {
    const given = entries.map(({ id, at, procedure, input }) => ({ id, at, procedure, input }));
    const left = new Map([...readNote(userId), ...given].map((entry) => [entry.id, entry]));
    sessionStorage.setItem(keyOf(userId), JSON.stringify([...left.values()]));
  } catch {
    // Without storage only the request of the last event saves it.
  }
}

/** Returns, once, what the tab's previous page of this user could not store. It may have been stored or sent after all, under the same ids. */
export function takeOver(userId: string): GivenEntry[] {
  try {
    const left = readNote(userId);
    // Much later the server would no longer know that it has carried it out.
    sessionStorage.removeItem(keyOf(userId));
    return left;
  } catch {
    return [];
  }
}

/** Returns how many commands of a user the tab's previous page has left, and no page has taken over. */
export const countGiven = (userId: string): number => readNote(userId).length;

/** Removes what earlier pages of this tab have left, of all users that are meant. Never throws. */
export function dropHandovers(isMeant: (userId: string) => boolean): void {
  removeNotes(() => sessionStorage, prefix, isMeant);
}

/** Tells this page, which is being left, that its user has signed out here, or that their session has ended. */
export function stopHandingOver(stop: Stop): void {
  window.dispatchEvent(new Event(eventOf(stop)));
}

/** Calls `listener` when this page is told to hand over less, until `signal` aborts. */
export function onHandoverStopped(listener: (stop: Stop) => void, signal: AbortSignal): void {
  for (const stop of ["signed out", "session ended"] as const)
    window.addEventListener(eventOf(stop), () => listener(stop), { signal });
}

function readNote(userId: string): GivenEntry[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(userId)) ?? "[]");
    return Array.isArray(kept) ? kept.flatMap(entryOf) : [];
  } catch {
    return [];
  }
}

function entryOf(value: unknown): GivenEntry[] {
  const [id, at, procedure] = ["id", "at", "procedure"].map((name) => readString(value, name));
  const isWhole = id !== undefined && at !== undefined && procedure !== undefined;
  return isWhole ? [{ id, at, procedure, input: readKey(value, "input") }] : [];
}
